// The file view: the text with its placeholders, Markdown by buttons and keys, and the way to a line.

import {make, say, on, $} from "./words.js";

const MARK = /\[\[[^[\]\n]*\]\]/g;

export function mount(root, desk) {
	const area = $("text");
	const behind = $("behind");
	const blocks = ["head", "body"].map(each => behind.appendChild(make(`div.${each}`, "")).firstChild);
	let head = 0; // where the body begins
	const marks = $("marks");
	const keys = $("keys");
	let before = [0, 0]; // the selection before a key
	let leaving = false;

	const selection = () => [area.selectionStart, area.selectionEnd];
	const found = () => [...area.value.matchAll(MARK)].map(each => [each.index, each.index + each[0].length]);

	function draw() {
		const text = area.value;
		const {long} = desk.sheet;
		root.classList.toggle("long", long); // then the text scrolls by itself, and nothing is behind it
		area.spellcheck = !long;
		head = headEnd(text);
		[text.slice(0, Math.max(head - 1, 0)), text.slice(head)].forEach((part, at) => {
			const words = long ? "" : part + "\u200b";
			if (blocks[at].data !== words) blocks[at].data = words;
			blocks[at].parentNode.hidden = !at && !head;
		});
		const all = long ? [] : found();
		const count = all.length;
		CSS.highlights?.set("mark", new Highlight(...all.map(each => range(...each))));
		marks.hidden = !count;
		marks.textContent = count === 1 ? say("write.mark") : say("write.marks", {count});
		marks.ariaLabel = `${marks.textContent}. ${say("write.next")}`;
		keys.textContent = say(count ? "write.keys" : "write.keys-none");
		tools();
	}

	// What stands behind the characters of the text.
	function range(start, end = start + 1) {
		const body = start >= head;
		const by = body ? head : 0;
		const made = document.createRange();
		made.setStart(blocks[Number(body)], start - by);
		made.setEnd(blocks[Number(body)], Math.min(end - by, blocks[Number(body)].length));
		return made;
	}

	function tools() {
		for (const button of root.querySelectorAll("[data-do]")) button.ariaDisabled = area.selectionStart < head;
	}

	// Put a text that was made here, with the cursor where it belongs.
	function put(text, start, end = start) {
		const from = selection();
		area.value = text;
		area.setSelectionRange(start, end);
		draw();
		desk.sheet.change(text, {before: from, after: [start, end], from: "file"});
		reveal();
	}

	const insert = (start, end, text, at = start + text.length, to = at) =>
		put(area.value.slice(0, start) + text + area.value.slice(end), at, to);

	function emphasize(sign) {
		let [start, end] = selection();
		const text = area.value;
		const count = (found, part) => found.exec(part)[0].length;
		if (start === end) {
			start -= count(/[\p{L}\p{N}’'-]*$/u, text.slice(0, start));
			end += count(/^[\p{L}\p{N}’'-]*/u, text.slice(end));
		}
		end -= count(/\s*$/, text.slice(start, end));
		start += count(/^\s*/, text.slice(start, end));
		const around = Math.min(count(/\**$/, text.slice(0, start)), count(/^\**/, text.slice(end)));
		const width = sign.length;
		const set = width === 2 ? around >= 2 : around % 2 === 1;
		const [mark, gone, by] = set ? ["", width, -width] : [sign, 0, width];
		put(text.slice(0, start - gone) + mark + text.slice(start, end) + mark + text.slice(end + gone), start + by, end + by);
	}

	function prefix(sign) {
		const [start, end] = selection();
		const text = area.value;
		const first = text.lastIndexOf("\n", start - 1) + 1;
		const stop = text.indexOf("\n", Math.max(end - (end > start ? 1 : 0), first));
		const last = stop < 0 ? text.length : stop;
		const rows = text.slice(first, last).split("\n");
		const set = rows.every(row => !row.trim() || row.startsWith(sign));
		const made = rows.map(row => (!row.trim() && rows.length > 1 ? row : set ? row.slice(sign.length) : sign + row));
		const by = (set ? -1 : 1) * sign.length;
		const joined = made.join("\n");
		put(text.slice(0, first) + joined + text.slice(last), Math.max(first, start + by), end + joined.length - (last - first));
	}

	const DO = {
		bold: () => emphasize("**"),
		italic: () => emphasize("*"),
		list: () => prefix("- "),
		quote: () => prefix("> ")
	};

	function act(what) {
		if (area.selectionStart < head) return;
		DO[what]();
		area.focus({preventScroll: true});
	}

	function nextMark(back = false) {
		const all = found();
		if (!all.length) return false;
		const [start, end] = selection();
		let at = back ? all.findLastIndex(each => each[1] <= start) : all.findIndex(each => each[0] >= end);
		if (at < 0) at = back ? all.length - 1 : 0;
		area.focus({preventScroll: true});
		area.setSelectionRange(...all[at]);
		reveal();
		const words = area.value.slice(all[at][0] + 2, all[at][1] - 2);
		desk.speak(say("write.placeholder", {number: at + 1, count: all.length, words}));
		return true;
	}

	// Enter goes on with a list or a quotation, and ends it at an empty item.
	function goOn() {
		const [start, end] = selection();
		const text = area.value;
		if (start !== end || start < headEnd(text)) return false;
		const first = text.lastIndexOf("\n", start - 1) + 1;
		const item = /^(\s*)(?:([-*+])|(\d+)([.)]))\s+|^(>)\s?/.exec(text.slice(first, start));
		if (!item) return false;
		if (first + item[0].length === start && !text.slice(start).split("\n", 1)[0].trim()) insert(first, start, "");
		else insert(start, start, item[3] ? `\n${item[1]}${Number(item[3]) + 1}${item[4]} ` : `\n${item[0]}`);
		return true;
	}

	function pressed(event) {
		before = selection();
		if (event.isComposing) return;
		const command = event.ctrlKey || event.metaKey;
		const plain = !command && !event.altKey;
		if (event.key === "Escape") {
			leaving = true;
			desk.speak(say("write.left"));
			return;
		}
		if (event.key === "Tab" && plain) {
			if (!leaving && nextMark(event.shiftKey)) event.preventDefault();
			return;
		}
		if (event.key !== "Shift") leaving = false;
		if (event.key === "Enter" && plain && !event.shiftKey && goOn()) event.preventDefault();
		if (!command || event.altKey) return;
		const what = event.shiftKey
			? {Digit8: "list", Digit9: "quote"}[event.code]
			: {b: "bold", i: "italic"}[event.key.toLowerCase()];
		if (what) {
			event.preventDefault();
			act(what);
		}
	}

	// Scroll so that the cursor is seen.
	function reveal(calm = false) {
		if (desk.sheet.long || root.hidden) return;
		const top = range(area.selectionStart).getBoundingClientRect().top - root.getBoundingClientRect().top;
		if (calm || top < 54 || top > root.clientHeight - 48) root.scrollTop += top - root.clientHeight / 3;
	}

	function jump(line, column = 1, words = "") {
		const rows = area.value.split("\n");
		const row = Math.min(Math.max(line, 1), rows.length) - 1;
		const start = rows.slice(0, row).reduce((sum, each) => sum + each.length + 1, 0);
		let at = Math.min(Math.max(column - 1, 0), rows[row].length);
		if (words) {
			const plain = word => word.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
			at = [...rows[row].matchAll(/[\p{L}\p{N}’'-]+/gu)].find(each => plain(each[0]) === plain(words))?.index ?? at;
		}
		area.setSelectionRange(start + at, start + at);
		if (desk.sheet.long) area.blur(); // the browser itself scrolls to the cursor then
		area.focus({preventScroll: !desk.sheet.long});
		reveal(true);
		tools();
		if (desk.sheet.long) return;
		const {top, height} = range(start + at).getBoundingClientRect();
		const here = make("i.here");
		here.style.top = `${top - behind.getBoundingClientRect().top}px`;
		here.style.height = `${height}px`;
		behind.append(here);
		setTimeout(() => here.remove(), 1600);
	}

	on(area, "keydown", pressed);
	on(area, "pointerdown", () => {leaving = false;});
	on(area, "focus", () => {leaving = false;});
	on(area, "beforeinput", event => {
		before = selection();
		if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
			event.preventDefault();
			desk.step(event.inputType === "historyUndo" ? "undo" : "redo");
		}
	});
	on(area, "input", event => {
		const typing = /^(insertText|insertCompositionText|deleteContent)/.test(event.inputType || "");
		desk.sheet.change(area.value, {typing, before, after: selection(), from: "file"});
		draw();
	});
	on(document, "selectionchange", () => document.activeElement === area && tools());
	on(root.querySelector(".tools"), "pointerdown", event => event.preventDefault());
	on(root.querySelector(".tools"), "click", event => {
		const button = event.target.closest("button");
		if (button?.dataset.do) act(button.dataset.do);
		else if (button) nextMark();
	});
	desk.on("opened", () => {
		area.value = desk.sheet.text;
		area.setSelectionRange(0, 0);
		draw();
		root.scrollTop = 0;
	});
	desk.on("changed", ({text, from, select}) => {
		if (from !== "file") {
			const at = Math.min(select[0], text.length);
			area.value = text;
			area.setSelectionRange(at, Math.min(select[1], text.length));
			draw();
			if (from === "undo" || from === "redo") reveal();
		}
		tools();
	});
	return {
		jump,
		cursor: selection,
		show() {draw();},
		focus() {area.focus({preventScroll: true}); reveal();}
	};
}

// Where the body begins: the head's two lines of dashes are behind.
export function headEnd(text) {
	const found = /^\uFEFF?---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?:\n|$)/.exec(text);
	return found && text[found[0].length - 1] === "\n" ? found[0].length : 0;
}
