// Many from a list: drop it, say what its columns are, look at any row, see what is wrong, and make all.

import {post, Failure} from "./api.js";
import {check, field, jobs, option, printers, save, sentences, trouble} from "./send.js";
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
	const {node: wrong, fail, clear} = trouble();
	const letters = make("select", {id: "many-letter", onchange: () => pick()});
	const file = make("input", {type: "file", id: "many-file", accept: ".csv,.tsv,.txt,.xlsx,.xls,.ods,.vcf,.vcard", onchange: () => file.files[0] && take(file.files[0])});
	const drop = make("div.drop", make("label", {for: file.id}, say("many.drop")), file, make("p.soft", say("many.private")));
	const single = make("p.notice", {hidden: true});
	const columns = make("section");
	const people = make("section");
	const making = make("section");
	root.replaceChildren(
		make("h1", say("many.heading")),
		field("many.letter", letters, make("a", {href: "#begin/list"}, say("many.new"))),
		single, make("p.soft", say("many.fields", {heading: "{{Gift}}"})),
		drop, wrong, columns, people, making);
	for (const name of ["dragenter", "dragover", "dragleave", "drop"]) on(drop, name, event => {
		if (name !== "dragleave") event.preventDefault();
		drop.toggleAttribute("data-over", /er$/.test(name));
		if (name === "drop" && event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
	});

	// Work whose failure is told.
	const tried = work => async (...asked) => {
		clear();
		try {
			return await work(...asked);
		} catch (failure) {
			return fail(failure instanceof TypeError ? new Failure(0) : failure);
		}
	};
	const wanted = () => MEDIA.filter(each => $(`many-${each}`)?.checked);
	const order = () => ({list: list.list, id: letters.value, text, media: wanted(), household: Boolean($("many-household")?.checked)});

	const pick = tried(async () => {
		const told = letters.value && (await post("open", {file: letters.value}));
		const {to = "", kind = ""} = told?.form?.values || {};
		text = told.text;
		cards = kind === "note";
		single.hidden = told && !to;
		single.replaceChildren(...(to ? [say("many.has-to", {name: to.split("\n")[0]}), make("button", {onclick: copy}, say("many.copy"))] : [say("many.none")]));
		if (told && list) draw({});
	});

	const copy = tried(async () => fill((await post("list/letter", {id: letters.value})).id));

	async function fill(id) {
		await desk.load();
		letters.replaceChildren(...desk.state.files.map(each => option(each.id, each.name)));
		if (id) letters.value = id;
		await pick();
	}

	const take = tried(async one => {
		file.value = "";
		const answer = await fetch("/api/list", {method: "POST", body: one,
			headers: {"Content-Type": "application/octet-stream", "X-Stationery-Name": encodeURIComponent(one.name)}});
		const told = (answer.headers.get("content-type") || "").startsWith("application/json") ? await answer.json() : {error: {message: await answer.text()}};
		if (!answer.ok) throw Object.assign(new Failure(answer.status, told.error), {answer: told});
		at = 0;
		draw(told);
	});

	const map = tried(async (heading, part) => draw(await post("list/columns", {list: list.list, columns: {[heading]: part}})));

	function draw(told) {
		list = {...list, ...told};
		rows = list.rows;
		drawColumns();
		drawPeople();
		drawMaking();
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
			make("details", {open: !list.settled}, make("summary", say(list.settled ? "many.settled" : "many.unsettled", {count: list.columns.length})),
				make("div.wide", make("table", make("tbody", ...sorted.map(row))))),
			...list.remarks.map(each => make("p.soft", each.message)));
	}

	const pictures = make("div.pictures");
	const place = make("p.place", {"aria-live": "polite"});
	const remarks = make("ul.said");

	function drawPeople() {
		people.hidden = !list.settled || !rows.length || !letters.value;
		if (people.hidden) return;
		const step = by => {at = (at + by + rows.length) % rows.length; showRow();};
		const button = (by, words, sign) => make("button", {"aria-label": say(words), onclick: () => step(by)}, sign);
		const box = make("div.rows", {tabindex: 0, role: "group", "aria-label": say("many.rows")},
			make("div.step", button(-1, "many.before", "←"), place, button(1, "many.after", "→")), remarks, pictures);
		on(box, "keydown", event => {
			const by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
			if (!by) return;
			event.preventDefault();
			step(by);
		});
		people.replaceChildren(make("h2", say("many.people", {count: list.count})), make("p.soft", say("many.arrows")), box);
		showRow();
	}

	const showRow = tried(async () => {
		const row = rows[at];
		if (!row || !letters.value) return;
		const mine = ++asked;
		place.textContent = say("many.place", {row: row.row, name: row.name, number: at + 1, count: rows.length});
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
		const found = new Map([...(row.errors || []).map(each => ({...each, kind: "error"})), ...told.remarks].reverse().map(each => [each.message, each]));
		remarks.replaceChildren(...[...found.values()].reverse().map(each => make("li", {"data-kind": each.kind}, sentences(each.message, each.hint))));
	});

	const bar = make("progress", {hidden: true, "aria-label": say("many.progress")});
	const stop = make("button", {hidden: true, onclick: () => post("list/stop", {list: list.list})}, say("many.stop"));
	const plan = make("ul.plan");
	const files = make("ul.jobs");
	const skip = check("many-skip", "many.skip");
	desk.on("event:list", event => {
		if (event.list !== list?.list) return;
		bar.max = event.of || 1;
		bar.value = event.done;
	});

	function drawMaking() {
		making.hidden = !list.settled || !list.count || !letters.value;
		if (making.hidden) return;
		plan.replaceChildren();
		files.replaceChildren();
		const again = {onchange: () => showRow()};
		const sheet = make("select", {id: "many-sheet"}, ...Object.entries(list.sheets).map(([id, name]) => option(id, name)));
		const start = make("input", {type: "number", id: "many-start", min: 1, value: 1});
		making.replaceChildren(make("h2", say("many.make")),
			make("fieldset", make("legend", say("many.what")),
				...MEDIA.map(each => check(`many-${each}`, `many.${each}`, {...again, checked: each === "envelopes" || (each === "cards") === cards}))),
			make("p", check("many-household", "many.household", again)),
			make("p.answers",
				make("button", {onclick: look}, say("many.check")),
				make("button.main", {onclick: () => run("list/make")}, say("many.now")),
				bar, stop),
			make("p", skip), plan,
			make("details", make("summary", say("many.labels")),
				field("many.sheet", sheet), field("many.start", start),
				make("button", {onclick: () => run("list/labels", {sheet: sheet.value, start: start.value})}, say("many.make-labels"))),
			files, where.node, work.node);
		where.look().catch(fail);
	}

	const busy = tried(async (name, more) => {
		bar.removeAttribute("value");
		bar.hidden = stop.hidden = false;
		try {
			return await post(name, {...order(), ...more});
		} finally {
			bar.hidden = stop.hidden = true;
		}
	});

	// What is wrong, and what would be made; rows with problems are gone through first.
	async function look() {
		const told = await busy("list/problems");
		if (!told) return;
		const bad = told.rows.filter(each => each.errors.length || each.doubtful);
		const known = new Set(bad.map(each => each.row));
		rows = [...bad, ...list.rows.filter(each => !known.has(each.row))];
		at = 0;
		const jump = each => make("li", {"data-kind": each.errors.length ? "error" : "remark"},
			make("button.link", {onclick: () => {at = rows.findIndex(row => row.row === each.row); showRow(); people.scrollIntoView({block: "nearest"});}}, say("many.row", {row: each.row, name: each.name})),
			" ", [...each.errors, ...each.remarks].map(one => sentences(one.message)).join(" "));
		const sum = ["bad", "doubtful", "untitled"].filter(each => told[each]);
		if (!bad.length) sum.unshift("good");
		plan.replaceChildren(...told.plan.map(each => make("li", each)),
			...sum.map(each => make("li", {"data-kind": each === "bad" ? "error" : ""}, say(`many.${each}`, {...told, count: told.checked}))),
			...told.rows.slice(0, 100).map(jump));
		showRow();
	}

	async function run(name, more) {
		const told = await busy(name, {...more, skip_bad: $("many-skip").checked, printer: where.chosen.printer});
		if (!told) return;
		files.replaceChildren(...told.files.map((each, number) => {
			const asked = {list: list.list, file: (told.at || 0) + number};
			return make("li", make("b", each.name), make("span.said", say("many.pages", {count: each.pages})),
				make("button", {onclick: tried(async () => save(await post("list/file", asked), each.name))}, say("many.save")),
				make("button", {onclick: tried(async () => work.add((await post("list/print", {...asked, ...where.chosen})).job, each.name))}, say("many.print")));
		}));
		plan.replaceChildren(...told.remarks.map(each => make("li", sentences(each.message))));
		desk.speak(say("many.made", {count: told.files.length}), true);
	}

	return {
		async show() {
			await fill(desk.first?.piece === "many" ? desk.first.id : letters.value);
			desk.first = null;
		}
	};
}
