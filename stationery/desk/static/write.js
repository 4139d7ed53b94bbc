// The file view: the text with its placeholders, Markdown by buttons and keys, and the way to a line.

import {make, say, on, $} from "./words.js";

const MARK = /\[\[[^[\]\n]*\]\]/g;

export function mount(root, desk) {
	const area = $("text");
	const behind = $("behind");
	const marks = $("marks");
	const keys = $("keys");
	let before = [0, 0]; // the selection before a key
	let leaving = false;

	const selection = () => [area.selectionStart, area.selectionEnd];
	const found = () => [...area.value.matchAll(MARK)].map(each => [each.index, each.index + each[0].length]);

	function draw() {
		const text = area.value;
		const head = headEnd(text);
		const {long} = desk.sheet;
		root.classList.toggle("long", long); // then the text scrolls by itself, and nothing is highlighted behind it
		const count = long ? 0 : found().length;
		const parts = long ? [] : head ? [[text.slice(0, head - 1), "head"], [text.slice(head), "body"]] : [[text, "body"]];
		behind.replaceChildren(
			...parts.map(([part, name]) => {
				const block = make(`div.${name}`);
				let last = 0;
				if (count) {
					for (const each of part.matchAll(MARK)) {
						block.append(part.slice(last, each.index), make("mark", each[0]));
						last = each.index + each[0].length;
					}
				}
				block.append(`${part.slice(last)}\u200b`);
				return block;
			})
		);
		marks.hidden = !count;
		marks.textContent = count === 1 ? say("write.mark") : say("write.marks", {count});
		marks.title = say("write.next");
		marks.setAttribute("aria-label", `${marks.textContent}. ${say("write.next")}`);
		keys.textContent = say(count ? "write.keys" : "write.keys-none");
		tools();
	}

	function tools() {
		const inHead = area.selectionStart < headEnd(area.value);
		for (const button of root.querySelectorAll("[data-do]")) {
			button.ariaDisabled = inHead;
		}
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
		if (start === end) {
			while (start && /[\p{L}\p{N}’'-]/u.test(text[start - 1])) start -= 1;
			while (end < text.length && /[\p{L}\p{N}’'-]/u.test(text[end])) end += 1;
		}
		while (start < end && /\s/.test(text[start])) start += 1;
		while (start < end && /\s/.test(text[end - 1])) end -= 1;
		const width = sign.length;
		const run = (at, by) => {
			let count = 0;
			while (text[at + by * count] === "*") count += 1;
			return count;
		};
		const around = Math.min(run(start - 1, -1), run(end, 1));
		const set = width === 2 ? around >= 2 : around % 2 === 1;
		if (set) {
			put(text.slice(0, start - width) + text.slice(start, end) + text.slice(end + width), start - width, end - width);
		} else {
			put(text.slice(0, start) + sign + text.slice(start, end) + sign + text.slice(end), start + width, end + width);
		}
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
		if (root.querySelector(`[data-do="${what}"]`)?.ariaDisabled === "true") return;
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
		const rect = rectAt(area.selectionStart);
		const scroller = root;
		if (!rect || root.hidden) return;
		const view = scroller.getBoundingClientRect();
		const top = rect.top - view.top;
		const tools = root.querySelector(".tools").offsetHeight;
		if (calm || top < tools + 8 || top > scroller.clientHeight - 48) {
			scroller.scrollTop += top - scroller.clientHeight / 3;
		}
	}

	function rectAt(offset) {
		const head = headEnd(area.value);
		const block = behind.children[head && offset >= head ? 1 : 0];
		let rest = head && offset >= head ? offset - head : offset;
		if (!block) return null;
		const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			if (rest < node.length) {
				const range = document.createRange();
				range.setStart(node, rest);
				range.setEnd(node, rest + 1);
				return range.getBoundingClientRect();
			}
			rest -= node.length;
		}
		return block.getBoundingClientRect();
	}

	function jump(line, column = 1, words = "") {
		const rows = area.value.split("\n");
		const row = Math.min(Math.max(line, 1), rows.length) - 1;
		const start = rows.slice(0, row).reduce((sum, each) => sum + each.length + 1, 0);
		let at = Math.min(Math.max(column - 1, 0), rows[row].length);
		if (words) {
			const plain = words.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
			for (const each of rows[row].matchAll(/[\p{L}\p{N}’'-]+/gu)) {
				if (each[0].replace(/[^\p{L}\p{N}]/gu, "").toLowerCase() === plain) {at = each.index; break;}
			}
		}
		area.setSelectionRange(start + at, start + at);
		if (desk.sheet.long) area.blur(); // the browser itself scrolls to the cursor then
		area.focus({preventScroll: !desk.sheet.long});
		reveal(true);
		tools();
		const rect = rectAt(start + at);
		if (rect) {
			const here = make("i.here");
			here.style.top = `${rect.top - behind.getBoundingClientRect().top}px`;
			here.style.height = `${rect.height}px`;
			behind.append(here);
			setTimeout(() => here.remove(), 1600);
		}
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
		nextMark,
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
