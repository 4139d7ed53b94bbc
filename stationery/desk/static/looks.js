// Not filled yet. mount(root, desk) is called once; show() when the tab is opened, changed(answer) after each answer.

export function mount(root, desk) {
  root.replaceChildren();
  return { show() {}, changed() {} };
}
