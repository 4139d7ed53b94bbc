// Not filled yet. mount(root, desk) is called once; show(argument) each time the view is opened.

export function mount(root, desk) {
  root.replaceChildren();
  return { show() {} };
}
