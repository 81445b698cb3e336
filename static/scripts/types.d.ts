/* What the scripts find around them: htmx, its events, the sentences of the page's language. For the type check. */

interface HtmxDetail {
  elt: HTMLElement;
  target: HTMLElement;
  xhr: XMLHttpRequest;
  requestConfig: {
    elt: HTMLElement;
    verb: string;
    path: string;
    triggeringEvent?: SubmitEvent;
  };
  pathInfo: { requestPath: string };
  successful: boolean;
  serverResponse: string;
  shouldSwap: boolean;
  verb: string;
  parameters: Record<string, string>;
  headers: Record<string, string>;
}

type HtmxEvent = CustomEvent<HtmxDetail>;

interface DocumentEventMap {
  "htmx:confirm": HtmxEvent;
  "htmx:configRequest": HtmxEvent;
  "htmx:beforeRequest": HtmxEvent;
  "htmx:afterRequest": HtmxEvent;
  "htmx:beforeSwap": HtmxEvent;
  "htmx:afterSwap": HtmxEvent;
  "htmx:oobAfterSwap": HtmxEvent;
  "htmx:afterSettle": HtmxEvent;
  "htmx:responseError": HtmxEvent;
  "htmx:sendError": HtmxEvent;
  /* What was changed is in the page: the numbers of the annotations. */
  written: CustomEvent<{ ids?: number[] }>;
  /* A word was kept, or not any more: whether its forms are understood now. */
  kept: CustomEvent<{ lemma?: string; understood?: boolean; sentence?: string }>;
}

interface HtmxRequest {
  source?: Element;
  target?: Element | string;
  swap?: string;
  values?: Record<string, string | undefined>;
}

declare const htmx: {
  config: Record<string, unknown>;
  ajax(verb: string, path: string, request: HtmxRequest): Promise<void>;
  process(element: Element): void;
  trigger(element: Element, event: string): void;
};

/* By key; a list where a number decides, with a form for each of the numbers that sentences.js names. */
declare const sentences: Record<string, string | string[]>;

type Rects = () => DOMRect[];

/* What a box can stand beside. */
interface Place {
  rects: Rects;
}

/* A word of a line; start and stop count code points of the article. */
interface Word extends Place {
  line: HTMLElement;
  start: number;
  stop: number;
  text: string;
  /* Where it is in the line's text, in UTF-16 units; not in the interlinear view, */
  index?: number;
  end?: number;
  range?: () => Range;
  /* which has a column and may have a gloss instead. */
  column?: HTMLElement;
  gloss?: string;
}

interface Words extends Array<Word> {
  /* Where in the line's text a place in one of its nodes is; -1 if the node is not the line's. */
  indexIn?: (node: Node, offset: number) => number;
}
