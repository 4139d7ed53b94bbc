// The words of the page, which come with the state; none stand in the code.

let words = {};

export const learn = found => {words = found;};

export function say(name, slots = {}) {
	const [area, key] = name.split(".");
	const found = words[area]?.[key] ?? "";
	return found.replace(/\{(\w+)\}/g, (slot, each) => slots[each] ?? "");
}

export const $ = id => document.getElementById(id);

export function parse(source) {
	const template = make("template");
	template.innerHTML = source;
	return template.content;
}

export const on = (node, ...heard) => node.addEventListener(...heard);

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
