// A page opened as a file may not read other files. There, the excerpts of the search come from `pages.js`.
const isSearch = location.pathname.endsWith("/search.html") && document.documentElement.dataset.content_root === "./";
if (location.protocol === "file:" && isSearch) {
  const loaded = new Promise((resolve) => {
    window.keepPages = resolve;
    const script = document.createElement("script");
    script.src = "_static/pages.js";
    document.head.append(script);
  });
  window.fetch = async (address) => ({
    text: async () => (await loaded)[address.replace(/^(\.\/)+/, "")],
  });
}
