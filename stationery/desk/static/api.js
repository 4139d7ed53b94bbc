// Asks the desk, and listens to it.

export class Failure extends Error {
	// status 0: nobody answered.
	constructor(status, told) {
		super(told?.message || String(told?.status || status));
		Object.assign(this, {status, hint: told?.hint || "", line: told?.line || 0, column: told?.column || 0, told});
	}
}

// A failure that the desk told of, or that nobody answered; any other is a fault of ours, and goes on.
export const ours = failure => {if (!(failure instanceof Failure)) throw failure;};

async function ask(path, options) {
	let answer;
	let json;
	try {
		answer = await fetch(path, options);
		json = (answer.headers.get("content-type") || "").startsWith("application/json");
		if (answer.ok) return json ? await answer.json() : answer;
	} catch {
		throw new Failure(0); // nobody answered, or not to the end
	}
	const told = json ? await answer.json().catch(() => null) : {message: await answer.text().catch(() => "")};
	throw Object.assign(new Failure(answer.status, told?.error || told), {answer: told});
}

export const post = (name, asked = {}, more = {}) =>
	ask(`/api/${name}`, {
		method: "POST",
		headers: {"Content-Type": "application/json"},
		body: JSON.stringify(asked),
		...more
	});

export const upload = (name, file) =>
	post(name, {}, {body: file, headers: {"Content-Type": "application/octet-stream", "X-Stationery-Name": encodeURIComponent(file.name)}});

// Server-sent events, opened again by the browser itself as long as the desk is there.
export function listen(hear) {
	const events = new EventSource("/api/events");
	events.onmessage = message => hear(JSON.parse(message.data));
	events.onopen = () => hear({type: "open"});
	events.onerror = () => hear({type: "lost"});
	return events;
}
