// The words of the page, which come with the state; none stand in the code.

let words = {};

export const learn = found => {words = found;};

// The keys of an area, in the order in which they are written.
export const named = area => Object.keys(words[area] || {});

export function say(name, slots = {}) {
	const [area, key] = name.split(".");
	const found = words[area]?.[key] ?? "";
	return found.replace(/\{(\w+)\}/g, (slot, each) => slots[each] ?? "");
}

const mac = /Mac|iPhone|iPad/.test(navigator.platform);
export const key = (letter, shift) => (mac ? (shift ? "⇧⌘" : "⌘") : shift ? "Ctrl+Shift+" : "Ctrl+") + letter;

const KEYS = {
	"write.switch": key("E"), "write.bold": key("B"), "write.italic": key("I"), "write.list": key("8", true),
	"write.quote": key("9", true), "write.undo": key("Z"), "write.redo": key("Z", true)
};

// Put the words into what has data-w (its text), data-w-label (its name), data-w-title (both), data-w-placeholder.
export function fill(root) {
	const each = (name, put) =>
		root.querySelectorAll(`[data-w${name}]`).forEach(node => {
			const which = node.getAttribute(`data-w${name}`);
			put(node, say(which, {key: KEYS[which]}));
		});
	each("", (node, text) => {node.textContent = text;});
	each("-label", (node, text) => node.setAttribute("aria-label", text));
	each("-placeholder", (node, text) => {node.placeholder = text;});
	each("-title", (node, text) => {
		node.title = text;
		if (!node.dataset.w) node.setAttribute("aria-label", text);
	});
}

export const $ = id => document.getElementById(id);

// What is written as HTML or SVG.
export function parse(source) {
	const template = make("template");
	template.innerHTML = source;
	return template.content;
}

export const on = (node, name, hear) => node.addEventListener(name, hear);

// An element: `p.soft` has a class; attributes, if there are any, come before what is inside.
export function make(tag, ...inside) {
	const [name, ...classes] = tag.split(".");
	const node = document.createElement(name);
	const attributes = inside[0]?.constructor === Object ? inside.shift() : {};
	if (classes.length) node.className = classes.join(" ");
	for (const [name, value] of Object.entries(attributes)) {
		if (name === "class") node.className = value;
		else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
		else if (value === true) node.setAttribute(name, "");
		else if (value !== false && value != null) node.setAttribute(name, value);
	}
	node.append(...inside.filter(each => each != null));
	return node;
}
