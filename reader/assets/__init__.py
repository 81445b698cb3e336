"""Style sheets and scripts: written in small parts, sent joined and minified; the sentences scripts say."""
