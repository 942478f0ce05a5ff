// The plain chat page: sends messages, shows replies as they come, and picks up where it was after a reload.
const transcript = document.getElementById("transcript");
const quick = document.getElementById("quick");
const status = document.getElementById("status");
const field = document.getElementById("text");
const store = {
  get: () => JSON.parse(localStorage.getItem("balcao") || "null") || { token: null, last: 0, lines: [], unsent: [], quick: [] },
  set: (value) => localStorage.setItem("balcao", JSON.stringify(value)),
};
let memory = store.get();
let stream = null;
let typing = null;

function remember(line) {
  memory.lines = [...memory.lines, line].slice(-200);
  store.set(memory);
}

function bubble(text, whose) {
  const item = document.createElement("li");
  item.className = `bubble ${whose}`;
  item.textContent = text;
  transcript.append(item);
  item.scrollIntoView({ block: "end" });
  return item;
}

function cards(list) {
  const item = document.createElement("li");
  item.className = "cards";
  list.forEach((card, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "card";
    const title = document.createElement("strong");
    title.textContent = `${at + 1}. ${card.title}`;
    const subtitle = document.createElement("span");
    subtitle.textContent = card.subtitle;
    button.append(title, subtitle);
    button.addEventListener("click", () => say(card.title, card.id));
    item.append(button);
  });
  transcript.append(item);
  item.scrollIntoView({ block: "end" });
}

function buttons(words) {
  memory.quick = words;
  store.set(memory);
  quick.replaceChildren(...words.map((word) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.addEventListener("click", () => say(word));
    return button;
  }));
  transcript.scrollTop = transcript.scrollHeight;
}

function draw(line) {
  if (line.kind === "cards") cards(line.cards);
  else bubble(line.text, line.kind);
}

function setTyping(on) {
  if (on && !typing) {
    typing = bubble("digitando…", "theirs typing");
  } else if (!on && typing) {
    typing.remove();
    typing = null;
  }
}

async function session() {
  if (memory.token) return memory.token;
  const answer = await fetch("/api/chat/sessions", { method: "POST" });
  if (!answer.ok) throw new Error(answer.statusText);
  memory.token = (await answer.json()).token;
  store.set(memory);
  return memory.token;
}

const later = (act) => setTimeout(act, 3000);

async function listen() {
  let token;
  try {
    token = await session();
  } catch {
    status.textContent = "reconectando…";
    later(listen);
    return;
  }
  if (stream) stream.close();
  stream = new EventSource(`/api/chat/events?token=${encodeURIComponent(token)}&after=${memory.last}`);
  const on = (name, act) => stream.addEventListener(name, (event) => act(JSON.parse(event.data)));
  on("typing", () => setTyping(true));
  on("message", (data) => {
    setTyping(false);
    if (data.id <= memory.last) return;
    remember({ kind: "theirs", text: data.text });
    bubble(data.text, "theirs");
  });
  on("cards", (data) => {
    if (data.id <= memory.last) return;
    remember({ kind: "cards", cards: data.cards });
    cards(data.cards);
  });
  on("buttons", (data) => { if (data.id > memory.last) buttons(data.buttons); });
  on("handoff", () => { setTyping(false); status.textContent = "uma pessoa da equipe está com a conversa"; });
  on("done", (data) => {
    setTyping(false);
    if (data.id) { memory.last = Math.max(memory.last, data.id); store.set(memory); }
  });
  stream.onopen = () => { status.textContent = "assistente da loja"; flush(); };
  stream.onerror = () => {
    setTyping(false);
    status.textContent = "reconectando…";
    if (stream.readyState === EventSource.CLOSED) later(listen); // refused, say by a proxy: it does not come back by itself
  };
}

async function flush() {
  for (const message of [...memory.unsent]) {
    try {
      const token = await session();
      const answer = await fetch("/api/chat/messages", {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        body: JSON.stringify(message),
      });
      if (answer.status === 401) { restart(); return; }
      if (answer.status >= 500) { later(flush); return; }
    } catch {
      status.textContent = "sem conexão; envio assim que voltar";
      return;
    }
    memory.unsent = memory.unsent.filter((other) => other.client_id !== message.client_id);
    store.set(memory);
  }
}

function say(text, card = null) {
  buttons([]);
  remember({ kind: "mine", text });
  bubble(text, "mine");
  memory.unsent.push({ client_id: crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`, text, card });
  store.set(memory);
  flush();
}

function restart() {
  if (stream) stream.close();
  memory = { token: null, last: 0, lines: [], unsent: [], quick: [] };
  store.set(memory);
  transcript.replaceChildren();
  buttons(["Quero um SUV até 90 mil", "Quais os horários da loja?", "Quero trocar meu carro"]);
  listen();
}

document.getElementById("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  say(text);
});
document.getElementById("restart").addEventListener("click", restart);

if (memory.lines.length) {
  memory.lines.forEach(draw);
  buttons(memory.quick || []);
  listen();
} else {
  restart();
}
