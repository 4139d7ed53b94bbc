// What is to be looked at: remarks of composing at once, the check's findings after the picture.

import {post} from "./api.js";
import {sentences} from "./send.js";
import {say, make, $} from "./words.js";

const AFTER = 400; // milliseconds without a key
const ORDER = ["error", "warning", "question", "remark"];

export function mount(root, desk) {
	const list = $("found");
	const count = $("count");
	let remarks = [];
	let findings = [];
	let moves = []; // to be offered at remarks that tell of them
	let of = ""; // the text that was checked
	let ahead = []; // of pieces that the page doesn't show now, but may print
	let timer = 0;
	let asked = 0;
	let told = "";

	const bare = each => each.message.replace(/["'“”‘’]/g, "");

	function draw() {
		const rows = [];
		for (const each of [...remarks, ...ahead, ...findings]) {
			const words = bare(each); // composing and the check may say the same, one of them with the piece before it
			const twin = rows.find(row => row.line === each.line && (bare(row).includes(words) || words.includes(bare(row))));
			if (twin) Object.assign(twin, {hint: twin.hint || each.remedy}, !twin.fixes?.length && {fixes: each.fixes}); // the check may mend it
			else rows.push({...each});
		}
		const level = each => ORDER.indexOf(each.level || each.kind);
		rows.sort((a, b) => (level(a) > 0) - (level(b) > 0) || a.line - b.line);
		list.replaceChildren(...rows.map(row));
		const words = rows.length === 1 ? say("remarks.one") : say(rows.length ? "remarks.many" : "remarks.none", {count: rows.length});
		count.textContent = words;
		root.dataset.worst = ORDER[Math.min(...rows.map(level))] || "none";
		return words;
	}

	function row(each) {
		const level = each.level || each.kind;
		const more = each.remedy || each.hint;
		const button = make("button.to", {onclick: () => (each.line ? desk.jump(each.line, each.column) : desk.way("file"))},
			make("span.sign", {title: say(`remarks.${level}`)}, make("span.unseen", `${say(`remarks.${level}`)}: `)),
			make("span.words", sentences(each.message), more && make("small", sentences(more))),
			each.line ? make("span.line", desk.called(each.line) || say("remarks.line", each)) : null
		);
		const item = make("li", {"data-level": level}, button);
		const {fixes = []} = each.fixes?.length ? each : moves.find(move => move.line === each.line && move.message === each.message) || {};
		for (const {label, text, href} of fixes) item.append(href ? make("a.fix", {href}, label) : make("button.fix", {onclick: () => desk.sheet.text === of && desk.sheet.change(text, {from: "fix"})}, label));
		return item;
	}

	async function check() {
		const {id, text} = desk.sheet;
		const serial = ++asked;
		const answer = await post("check", {id, text}).catch(() => null);
		if (!answer || serial !== asked || id !== desk.sheet.id) return;
		({findings, moves} = answer);
		of = text;
		const words = draw();
		if (words !== told) desk.speak(words);
		told = words;
		desk.tell("checked", {...answer, text});
	}

	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(check, desk.sheet.long ? AFTER * 4 : AFTER);
	};

	desk.on("opened", () => {remarks = []; ahead = findings = moves = []; asked += 1; told = ""; draw();});
	desk.on("changed", () => clearTimeout(timer));
	desk.on("way", draw);
	desk.on("answer", answer => {({remarks} = answer); draw(); later();});
	desk.on("ahead", answer => {ahead = answer.remarks; draw();});
}
