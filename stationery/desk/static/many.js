// Many from a list: drop it, say what its columns are, look at any row, see what is wrong, and make all.

import {post, upload} from "./api.js";
import {jobs, option, printers, save, sentences, trouble} from "./send.js";
import {say, make, on, parse, $} from "./words.js";

const MEDIA = ["letters", "envelopes", "cards", "labels", "emails"];

export function mount(root, desk) {
	let list = null; // what the desk says of the list
	let rows = []; // as they are gone through: those with problems first
	let at = 0;
	let asked = 0;
	let text = "";
	let file = null; // that was chosen, and when
	let running = false;
	const where = printers("many-");
	const work = jobs(desk);
	const {node: wrong, fail: tellIn, clear} = trouble();
	const part = name => root.querySelector(name);
	const set = name => $(`many-${name}`).checked;
	let near = null; // what was pressed: what goes wrong is told there
	const fail = failure => {
		const at = near?.isConnected ? near : part(".drop");
		if (!at || at.matches("li")) (at || root).append(wrong);
		else at.after(wrong);
		tellIn(failure);
	};

	// Work whose failure is told.
	const tried = work => (...asked) => {
		clear();
		return work(...asked).catch(fail);
	};
	const wanted = () => MEDIA.filter(set);
	const order = () => ({list: list.list, id: $("many-letter").value, text, media: wanted(), household: set("household"),
		keeps: set("keeps"), again: set("again"), sheet: $("many-sheet").value, start: $("many-start").value});

	const show = tried(async () => {
		if (!$("many-letter")) {
			const told = await post("many");
			root.replaceChildren(parse(told.html));
			part(".making").append(where.node, work.node);
			await fill();
			if (told.listed) taken(told.listed);
		}
		const {first} = desk;
		desk.first = null;
		await fill(first?.piece === "many" && first.id);
		stale();
	});

	// The letters that there are, and the one that goes to all.
	async function fill(id) {
		const letters = $("many-letter");
		await desk.load();
		const [{length}, chosen] = [letters, letters.value]; // as it is now; somebody may have chosen meanwhile
		const files = desk.state.files.filter(each => each.kind !== "envelope");
		letters.replaceChildren(...files.map(each => option(each.id, each.name)), option("", say("many.no-letter")));
		letters.value = id || (length ? chosen : files.find(each => each.list)?.id || "");
		await pick();
	}

	async function pick() {
		const letters = $("many-letter");
		const file = letters.value;
		const told = file && (await post("open", {file}));
		if (letters.value !== file) return;
		const {to = "", kind = ""} = told ? told.form.values : {};
		const one = to && !/\{\{/.test(to);
		text = told ? told.text : " ";
		const note = part(".notice");
		const none = !desk.state.files.length;
		note.hidden = !one && !none;
		note.replaceChildren(...(one ? [say("many.has-to", {name: to.split("\n")[0]}), make("button", {"data-act": "copy"}, say("many.copy"))] : none ? [say("many.none")] : []));
		const edit = $("many-edit");
		edit.hidden = !file;
		edit.href = `#write/${encodeURIComponent(letters.selectedOptions[0].text)}`;
		for (const each of MEDIA) {
			const box = $(`many-${each}`);
			box.disabled = !file && !/env|lab/.test(each);
			if (!list?.chosen || box.disabled) box.checked = each === "envelopes" || (file && each === (kind === "note" ? "cards" : "letters"));
		}
		if (list) draw({});
	}

	async function take(one) {
		$("many-file").value = "";
		const told = await upload("list", one).catch(failure => {
			if (list && failure.status) failure.hint = sentences(failure.hint, say("many.old"));
			throw failure;
		});
		file = one;
		taken(told);
	}

	function taken(told) {
		at = 0;
		draw({...told, chosen: false});
		stale();
		where.look().then(({queues}) => root.toggleAttribute("data-no-printer", !queues.length)).catch(fail);
	}

	// What the list is now; a file that was chosen can't be read any more once it has changed.
	async function stale() {
		if (!list) return;
		const changed = file && await file.slice(0, 1).arrayBuffer().then(() => false, () => true);
		const box = part(".stale");
		box.hidden = !changed;
		box.textContent = say("many.stale", list);
		part(".drop b").textContent = say("many.read", list);
	}

	function draw(told) {
		list = {...list, ...told};
		rows = list.rows;
		const ready = list.settled && list.count && text;
		if (told.html !== undefined) {
			const {id} = document.activeElement;
			const open = told.chosen !== false && part(".columns details")?.open;
			part(".columns").replaceChildren(parse(told.html));
			if (open) part(".columns details").open = true;
			if (id) $(id)?.focus();
		}
		part(".columns").hidden = !list.columns.length;
		part(".people").hidden = part(".making").hidden = !ready;
		part(".people h2").textContent = say(list.count === 1 ? "many.person" : "many.people", list);
		anew();
	}

	// Something else is asked for: what was told before is of no use.
	function anew() {
		for (const each of [".plan", ".making .jobs"]) part(each).replaceChildren();
		part(".sheet-of").hidden = !set("labels");
		if (part(".people").hidden) return;
		showRow();
		if (set("labels")) showSheet();
	}

	const showSheet = tried(async () => {
		const told = await post("list/sheet", {sheet: $("many-sheet").value, start: $("many-start").value});
		part(".grid").replaceChildren(parse(told.html));
		$("many-start").max = told.count;
	});

	const showRow = tried(async () => {
		const row = rows[at];
		const mine = ++asked;
		part(".place").textContent = say(list.columns.length ? "many.place" : "many.card", {row: row.row, name: row.name, number: at + 1, count: rows.length});
		const told = wanted().length ? await post("list/row", {...order(), row: row.row}) : {html: "", said: ""};
		if (mine !== asked) return;
		part(".pictures").replaceChildren(parse(told.html));
		part(".rows .said").replaceChildren(parse(told.said));
	});

	function step(by) {
		at = (at + by + rows.length) % rows.length;
		showRow();
	}

	function go(found) {
		if (found < 0) return desk.speak(say("many.nobody"), true);
		at = found;
		showRow();
	}

	async function busy(name) {
		await stale();
		const ends = [part("progress"), part("[data-act=stop]")];
		ends[0].removeAttribute("value");
		for (const each of ends) each.hidden = false;
		running = true;
		try {
			const told = await post(name, {...order(), skip_bad: set("skip"), printer: where.chosen.printer});
			const {parentElement: again} = $("many-again").parentElement;
			again.hidden = !told.before.length && !set("again");
			return told;
		} finally {
			running = false;
			part(".far").textContent = "";
			for (const each of ends) each.hidden = true;
		}
	}

	const acts = {
		copy: async () => fill((await post("list/letter", {id: $("many-letter").value})).id),
		// What is wrong, and what would be made; rows with problems are gone through first.
		async look() {
			const told = await busy("list/problems");
			const known = new Set(told.rows.map(each => each.row));
			rows = [...told.rows, ...list.rows.filter(each => !known.has(each.row))];
			at = 0;
			part(".plan").replaceChildren(parse(told.html));
			showRow();
		},
		async make() {
			part(".plan").replaceChildren(); // the same may be told again
			const told = await busy("list/make");
			part(".making .jobs").replaceChildren(parse(told.html));
			part(".plan").replaceChildren(parse(told.told));
			desk.speak(say(told.made ? "many.made" : "many.nothing"), true);
		},
		stop: () => post("list/stop", {list: list.list}),
		save: async asked => save(await post("list/file", asked)),
		print: async (asked, name) => work.add((await post("list/print", {...asked, ...where.chosen})).job, name)
	};
	on(root, "click", ({target}) => {
		const {act, by, row, file} = target.dataset;
		const name = file && target.closest("li").firstChild.textContent;
		const label = target.closest("[data-label]");
		if (act || by) near = target.closest("li,.answers,.notice,.step");
		if (by) step(Number(by));
		else if (label) {
			$("many-start").value = label.dataset.label;
			anew();
		} else if (row) {
			go(rows.findIndex(each => each.row === Number(row)));
			part(".people").scrollIntoView({block: "nearest"});
		} else if (acts[act] && (!running || act === "stop")) tried(acts[act])({list: list?.list, file: Number(file)}, name);
	});
	on(root, "change", tried(async ({target}) => {
		near = target.closest("fieldset,details,section p");
		const {column} = target.dataset;
		if (target.id === "many-letter") await pick();
		else if (target.files) await (target.files[0] && take(target.files[0]));
		else if (column !== undefined) {
			const [what, whose] = target.closest("td").children;
			draw(await post("list/columns", {list: list.list, columns: {[column]: what.value}, whose: whose?.value}));
		} else if (target.type === "search") {
			const words = target.value.trim().toLowerCase();
			if (words) go(rows.findIndex(each => each.name.toLowerCase().includes(words) || String(each.row) === words));
		} else if (target.id !== "many-skip") {
			if (MEDIA.includes(target.id.slice(5))) list.chosen = true;
			anew();
		}
	}));
	on(root, "keydown", event => {
		const by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
		if (!by || !event.target.closest(".rows")) return;
		event.preventDefault();
		step(by);
	});
	for (const name of ["dragenter", "dragover", "dragleave", "drop"]) on(root, name, event => {
		const drop = event.target.closest?.(".drop");
		if (!drop) return;
		if (name !== "dragleave") event.preventDefault();
		drop.toggleAttribute("data-over", /er$/.test(name));
		near = drop;
		if (name === "drop" && event.dataTransfer.files[0]) tried(take)(event.dataTransfer.files[0]);
	});
	addEventListener("focus", stale);
	desk.on("event:changed", tried(async ({id}) => {if (list && id === $("many-letter").value) await pick();}));
	desk.on("event:list", event => {
		if (event.list !== list?.list || !running) return;
		Object.assign(part("progress"), {max: event.of || 1, value: event.done});
		part(".far").textContent = say("many.far", event);
	});
	return {show};
}
