/* What the server writes before the worker's script. */

declare const held: {
  /* A digest of the script and of all files. */
  version: string;
  /* The addresses of what kept pages are shown with, by name. */
  files: Record<string, string>;
  static: string;
  offline: string;
  signOut: string;
  /* Addresses in which each number is 0. */
  article: string;
  word: string;
  pictures: string;
  /* How many articles are kept for journeys. */
  journey: number;
};

/* Whose pages are kept now, since when that is known, and what the page for all others looks like. */
interface Standing {
  shelf: string;
  made: number;
  look: string;
}

/* What is said of a kept article. */
interface KeptArticle {
  address: string;
  title: string;
  made: number;
  bytes: number;
  journey: boolean;
}
