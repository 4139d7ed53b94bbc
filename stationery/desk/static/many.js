// Many from a list: drop it, say what its columns are, look at any row, see what is wrong, and make all.

import {post, Failure} from "./api.js";
import {jobs, option, printers, save, sentences, trouble} from "./send.js";
import {say, make, on, $} from "./words.js";

const MEDIA = ["letters", "envelopes", "cards"];

export function mount(root, desk) {
	let list = null; // what the desk says of the list
	let rows = []; // as they are gone through: those with problems first
	let at = 0;
	let asked = 0;
	let text = "";
	let cards = false; // whether the letter is a note card's
	let url = [];
	const where = printers("many-");
	const work = jobs(desk);
	const {node: wrong, fail: said, clear} = trouble();
	const letters = make("select", {id: "many-letter", onchange: () => pick()});
	const file = make("input", {type: "file", id: "many-file", accept: ".csv,.tsv,.txt,.xlsx,.xls,.ods,.vcf,.vcard", onchange: () => file.files[0] && take(file.files[0])});
	const drop = make("div.drop", make("label", {for: "many-file"}, say("many.drop")), file, make("p.soft", say("many.private")));
	const single = make("p.notice", {hidden: true});
	const columns = make("section", {hidden: true});
	const people = make("section", {hidden: true});
	const making = make("section", {hidden: true});
	root.replaceChildren(
		make("h1", say("many.heading")),
		make("p", make("label", {for: "many-letter"}, say("many.letter")), letters, " ", make("a", {href: "#begin/list"}, say("many.new"))),
		single,
		make("p.soft", say("many.fields")),
		drop, wrong, columns, people, making);
	for (const name of ["dragenter", "dragover"]) on(drop, name, event => {event.preventDefault(); drop.dataset.over = "";});
	for (const name of ["dragleave", "drop"]) on(drop, name, () => {delete drop.dataset.over;});
	on(drop, "drop", event => {
		event.preventDefault();
		if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
	});

	const wanted = () => MEDIA.filter(each => $(`many-${each}`)?.checked);
	const order = () => ({list: list.list, id: letters.value, text, media: wanted(), household: Boolean($("many-household")?.checked)});

	async function pick() {
		clear();
		single.hidden = Boolean(letters.value);
		if (!letters.value) return single.replaceChildren(say("many.none"));
		try {
			const told = await post("open", {file: letters.value});
			text = told.text;
			const {to, kind} = told.form.values;
			single.hidden = !to;
			single.replaceChildren(say("many.has-to", {name: to.split("\n")[0]}), make("button", {onclick: copy}, say("many.copy")));
			cards = kind === "note";
			if (list?.settled) drawMaking();
			if (list?.settled && !to) await showRow();
		} catch (failure) {
			said(failure);
		}
	}

	async function copy() {
		try {
			const {id} = await post("list/letter", {id: letters.value});
			await desk.load();
			fill(id);
		} catch (failure) {
			said(failure);
		}
	}

	function fill(id) {
		letters.replaceChildren(...desk.state.files.map(each => option(each.id, each.name)));
		if (id) letters.value = id;
		pick();
	}

	async function take(one) {
		clear();
		try {
			const answer = await fetch("/api/list", {method: "POST", body: one,
				headers: {"Content-Type": "application/octet-stream", "X-Stationery-Name": encodeURIComponent(one.name)}});
			const told = (answer.headers.get("content-type") || "").startsWith("application/json") ? await answer.json() : {error: {message: await answer.text()}};
			if (!answer.ok) throw Object.assign(new Failure(answer.status, told.error), {answer: told});
			list = told;
			rows = list.rows;
			at = 0;
			drawColumns();
			drawPeople();
			drawMaking();
		} catch (failure) {
			said(failure instanceof TypeError ? new Failure(0) : failure);
		}
		file.value = "";
	}

	function drawColumns() {
		columns.hidden = !list.columns.length;
		const row = each => {
			const id = `column-${each.letter}`;
			const part = make("select", {id, onchange: () => map(each.heading, part.value)},
				option("", say(each.unsettled ? "many.which" : "many.no-part")),
				...[...new Set([...list.parts, ...(each.part ? [each.part] : [])])].map(name => option(name, say(`many.${name}`) || name.replaceAll("_", " "))));
			part.value = each.part;
			return make("tr", each.unsettled ? {"data-unsettled": ""} : {}, make("th", {scope: "row"}, make("label", {for: id}, each.heading || each.letter)),
				make("td.soft", each.samples.join(" · ")), make("td", part));
		};
		const sorted = [...list.columns].sort((one, other) => other.unsettled - one.unsettled);
		columns.replaceChildren(make("h2", say("many.columns")),
			make("details", list.settled ? {} : {open: true}, make("summary", say(list.settled ? "many.settled" : "many.unsettled", {count: list.columns.length})),
				make("div.wide", make("table", make("tbody", ...sorted.map(row))))),
			...list.remarks.map(each => make("p.soft", each.message)));
	}

	async function map(heading, part) {
		clear();
		try {
			list = {...list, ...(await post("list/columns", {list: list.list, columns: {[heading]: part}}))};
			rows = list.rows;
			drawColumns();
			drawPeople();
			drawMaking();
		} catch (failure) {
			said(failure);
		}
	}

	const pictures = make("div.pictures");
	const place = make("p.place", {"aria-live": "polite"});
	const remarks = make("ul.said");

	function drawPeople() {
		people.hidden = !list.settled || !rows.length;
		if (people.hidden) return;
		const step = by => {at = (at + by + rows.length) % rows.length; showRow();};
		const box = make("div.rows", {tabindex: 0, role: "group", "aria-label": say("many.rows")},
			make("div.step",
				make("button", {"aria-label": say("many.before"), onclick: () => step(-1)}, "←"), place,
				make("button", {"aria-label": say("many.after"), onclick: () => step(1)}, "→")),
			remarks, pictures);
		on(box, "keydown", event => {
			const by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
			if (!by || event.target.tagName === "SELECT") return;
			event.preventDefault();
			step(by);
		});
		people.replaceChildren(make("h2", say("many.people", {count: list.count})), make("p.soft", say("many.arrows")), box);
		showRow();
	}

	async function showRow() {
		const row = rows[at];
		if (!row || !letters.value) return;
		const mine = ++asked;
		place.textContent = say("many.place", {row: row.row, name: row.name, number: at + 1, count: rows.length});
		try {
			const media = wanted();
			const show = media.includes("cards") ? ["card", "envelope"] : ["letter", "envelope"];
			const told = await post("list/row", {...order(), media: media.length ? media : ["letters"], row: row.row, show, serial: mine});
			if (mine !== asked) return;
			const pages = show.flatMap(each => told.pieces[each]?.pages || []);
			const fresh = pages.map(page => URL.createObjectURL(new Blob([page.svg], {type: "image/svg+xml"})));
			const images = pages.map((page, number) => make("img", {src: fresh[number], alt: say("many.picture", {name: row.name}), width: Math.round(page.width_mm * 2), height: Math.round(page.height_mm * 2)}));
			await Promise.allSettled(images.map(each => each.decode()));
			if (mine !== asked) return;
			pictures.replaceChildren(...images);
			for (const each of url) URL.revokeObjectURL(each);
			url = fresh;
			const found = [...(row.errors || []).map(each => ({...each, kind: "error"})), ...told.remarks];
			const seen = new Set();
			remarks.replaceChildren(...found.filter(each => !seen.has(each.message) && seen.add(each.message)).map(each =>
				make("li", {"data-kind": each.kind || "remark"}, sentences(each.message, each.hint))));
		} catch (failure) {
			said(failure);
		}
	}

	const bar = make("progress", {hidden: true, "aria-label": say("many.progress")});
	const stop = make("button", {hidden: true, onclick: () => post("list/stop", {list: list.list})}, say("many.stop"));
	const plan = make("ul.plan");
	const files = make("ul.jobs");
	const skip = make("input", {type: "checkbox", id: "many-skip"});
	desk.on("event:list", event => {
		if (event.list !== list?.list) return;
		bar.max = event.of || 1;
		bar.value = event.done;
	});

	function drawMaking() {
		making.hidden = !list.settled || !list.count;
		if (making.hidden) return;
		plan.replaceChildren();
		files.replaceChildren();
		const box = each => make("span", make("input", {type: "checkbox", id: `many-${each}`, checked: each === "envelopes" || (each === "cards") === cards, onchange: () => showRow()}), make("label", {for: `many-${each}`}, say(`many.${each}`)));
		const sheet = make("select", {id: "many-sheet"}, ...Object.entries(list.sheets || {}).map(([id, name]) => option(id, name)));
		const start = make("input", {type: "number", id: "many-start", min: 1, value: 1});
		making.replaceChildren(make("h2", say("many.make")),
			make("fieldset", make("legend", say("many.what")), ...MEDIA.map(box)),
			make("p", make("input", {type: "checkbox", id: "many-household", onchange: () => showRow()}), make("label", {for: "many-household"}, say("many.household"))),
			make("p.answers",
				make("button", {onclick: check}, say("many.check")),
				make("button.main", {onclick: () => run("list/make", {skip_bad: skip.checked})}, say("many.now")),
				bar, stop),
			make("p", skip, make("label", {for: "many-skip"}, say("many.skip"))),
			plan,
			make("details", make("summary", say("many.labels")),
				make("p", make("label", {for: "many-sheet"}, say("many.sheet")), sheet),
				make("p", make("label", {for: "many-start"}, say("many.start")), start),
				make("button", {onclick: () => run("list/labels", {sheet: sheet.value, start: start.value, skip_bad: skip.checked})}, say("many.make-labels"))),
			files, where.node, work.node);
		where.look().catch(said);
	}

	async function busy(work) {
		clear();
		bar.removeAttribute("value");
		bar.hidden = stop.hidden = false;
		try {
			return await work();
		} catch (failure) {
			said(failure);
			return null;
		} finally {
			bar.hidden = stop.hidden = true;
		}
	}

	// What is wrong, and what would be made; rows with problems are gone through first.
	async function check() {
		const told = await busy(() => post("list/problems", order()));
		if (!told) return;
		const bad = new Map(told.rows.map(each => [each.row, each]));
		const first = each => each.errors.length || each.doubtful;
		rows = [...told.rows.filter(first), ...list.rows.filter(each => !bad.has(each.row) || !first(bad.get(each.row)))];
		at = 0;
		const jump = each => make("li", {"data-kind": each.errors.length ? "error" : "remark"},
			make("button.link", {onclick: () => {at = rows.findIndex(row => row.row === each.row); showRow(); people.scrollIntoView({block: "nearest"});}}, say("many.row", {row: each.row, name: each.name})),
			" ", [...each.errors, ...each.remarks].map(one => sentences(one.message)).join(" "));
		plan.replaceChildren(...told.plan.map(each => make("li", each)),
			...["bad", "doubtful", "untitled"].filter(each => told[each]).map(each => make("li", {"data-kind": each === "bad" ? "error" : "remark"}, say(`many.${each}`, {...told, count: told.checked}))),
			told.bad || told.doubtful ? "" : make("li", say("many.good", {count: told.checked})),
			...told.rows.slice(0, 100).map(jump));
		showRow();
	}

	async function run(name, more) {
		const told = await busy(() => post(name, {...order(), ...more, printer: where.chosen.printer}));
		if (!told) return;
		const first = told.at || 0;
		files.replaceChildren(...told.files.map((each, number) => {
			const asked = {list: list.list, file: first + number};
			return make("li", make("b", each.name), make("span.said", say("many.pages", {count: each.pages})),
				make("button", {onclick: () => post("list/file", asked).then(answer => save(answer, each.name)).catch(said)}, say("many.save")),
				make("button", {onclick: () => post("list/print", {...asked, ...where.chosen}).then(job => work.add(job.job, each.name)).catch(said)}, say("many.print")));
		}));
		plan.replaceChildren(...told.remarks.map(each => make("li", sentences(each.message))));
		desk.speak(say("many.made", {count: told.files.length}), true);
	}

	return {
		async show() {
			const kept = letters.value;
			await desk.load();
			fill(desk.first?.piece === "many" ? desk.first.id : kept);
			desk.first = null;
		}
	};
}
