// The reading room's search. Everything is loaded as scripts, which works from
// a folder as well as from a server. What the index holds is told in
// index.lua beside the module's files.
(function () {
  'use strict';
  const form = document.querySelector('form[role=search]');
  const box = form && form.querySelector('input[type=search]');
  document.addEventListener('keydown', function (event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === '/' && !typing && box) { event.preventDefault(); box.focus(); }
  });
  const results = document.getElementById('results');
  if (!results) return;

  const status = document.getElementById('status');
  const more = document.getElementById('more');
  const filters = document.getElementById('filters');
  const page = 20, exact = 400;
  const waiting = {}, shards = {}, blocks = {};
  const forms = new Map();
  let facts = null;

  window.room = {
    facts: function (value) {
      facts = value;
      const all = Array.from(value.forms);
      for (let i = 0; i < all.length; i += 2) forms.set(all[i], all[i + 1]);
      facts.people = facts.people.map(fold);
    },
    shard: function (number, value) { shards[number] = value; },
    docs: function (number, value) { blocks[number] = value; }
  };

  function load(path) {
    if (!waiting[path]) {
      waiting[path] = new Promise(function (resolve, reject) {
        const script = document.createElement('script');
        script.src = path;
        script.onload = resolve;
        script.onerror = function () { delete waiting[path]; reject(new Error(path)); };
        document.head.appendChild(script);
      });
    }
    return waiting[path];
  }

  // The characters of a text; a half-width kana and its voice mark are one.
  function charactersOf(text) {
    return text.match(/[\uFF66-\uFF9D][\uFF9E\uFF9F]|[^]/gu) || [];
  }

  // A character's one form, as forms.lua gives it.
  function formOf(char) {
    if (char >= '\uFF61' && char < '\uFFA0') return char.normalize('NFKC');
    if (char >= 'A' && char <= 'Z') return char.toLowerCase();
    if (char >= '\uFF01' && char <= '\uFF5E') {
      return String.fromCharCode(char.charCodeAt(0) - 0xFEE0).toLowerCase();
    }
    return char === '\u3000' ? ' ' : forms.get(char) || char;
  }

  function fold(text) { return charactersOf(text).map(formOf).join(''); }

  function isMark(char) {
    const code = char.codePointAt(0);
    return code >= 0x80 && code < 0xC0 || code >= 0x2000 && code < 0x2080 ||
      code >= 0x3000 && code < 0x3040 || code >= 0xFE00 && code < 0xFE80 ||
      code >= 0xFF00 || code === 0xD7 || code === 0xF7;
  }

  // The keys that an article with this text must have. A single character at
  // a run's end stands for all keys that begin with it.
  function keysOf(text) {
    const keys = [];
    let last = null, run = 0, word = '';
    function endWord() { if (word) keys.push({ word: word }); word = ''; }
    function endRun() { if (last && run === 1) keys.push({ first: last }); last = null; run = 0; }
    for (const char of text) {
      if (/[0-9a-z]/.test(char)) { endRun(); word += char; continue; }
      endWord();
      if (char.codePointAt(0) < 0x80 || isMark(char) && char.codePointAt(0) < 0x10000) {
        endRun();
      } else {
        if (last) keys.push({ pair: last + char });
        last = char; run++;
      }
    }
    endWord(); endRun();
    return keys;
  }

  function parse(text) {
    const terms = [];
    const pattern = /(-?)(?:["“”]([^"“”]*)["“”]|(\S+))/g;
    let match;
    while ((match = pattern.exec(text))) {
      const words = fold(match[2] !== undefined ? match[2] : match[3]).trim();
      if (words) terms.push({ not: match[1] === '-', text: words, keys: keysOf(words) });
    }
    return terms;
  }

  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const value = {};
  for (let i = 0; i < 64; i++) value[letters[i]] = i;

  function decode(text) {
    const out = [];
    let number = 0, last = -1;
    for (let i = 0; i < text.length; i++) {
      const digit = value[text[i]];
      number = number * 32 + digit % 32;
      if (digit >= 32) { last += number + 1; out.push(last); number = 0; }
    }
    return out;
  }

  function own(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }

  async function postings(key) {
    const text = key.pair || key.first || key.word;
    const number = text.codePointAt(0) % facts.shards;
    await load('search/i' + number + '.js');
    const shard = shards[number];
    if (!key.first) return own(shard, text) ? decode(shard[text]) : [];
    const all = new Set();
    for (const name in shard) {
      if (own(shard, name) && name.startsWith(text)) decode(shard[name]).forEach(function (n) { all.add(n); });
    }
    return Array.from(all).sort(function (a, b) { return a - b; });
  }

  async function candidates(terms) {
    let found = null;
    for (const term of terms) {
      if (term.not) continue;
      for (const key of term.keys) {
        const list = await postings(key);
        if (found === null) { found = list; continue; }
        const set = new Set(list);
        found = found.filter(function (n) { return set.has(n); });
      }
    }
    if (found === null) found = facts.day.map(function (_, n) { return n; });
    return found;
  }

  function chosen(name) {
    const field = filters.elements[name];
    return field ? field.value : '';
  }

  function passes(number) {
    const day = facts.days[facts.day[number]] || '';
    const from = chosen('from'), to = chosen('to');
    if (from && day < from || to && (!day || day > to)) return false;
    const source = chosen('source');
    if (source !== '' && facts.source[number] !== Number(source)) return false;
    const who = fold(chosen('who').trim());
    return !who || facts.who[number].some(function (n) { return facts.people[n].includes(who); });
  }

  async function doc(number) {
    const block = Math.floor(number / facts.block);
    await load('search/d' + block + '.js');
    return blocks[block][number % facts.block];
  }

  function holds(text, term) {
    if (!/^[0-9a-z]/.test(term.text) && !/[0-9a-z]$/.test(term.text)) {
      return text.includes(term.text);
    }
    let at = -1;
    while ((at = text.indexOf(term.text, at + 1)) >= 0) {
      const before = at > 0 ? text[at - 1] : ' ', after = text[at + term.text.length] || ' ';
      if (!(/[0-9a-z]/.test(term.text[0]) && /[0-9a-z]/.test(before)) &&
          !(/[0-9a-z]$/.test(term.text) && /[0-9a-z]/.test(after))) return true;
    }
    return false;
  }

  // Where each place of the folded text stands in the text, whose characters
  // may be of other lengths.
  function placesOf(text) {
    const places = [];
    let at = 0;
    for (const char of charactersOf(text)) {
      for (let i = formOf(char).length; i > 0; i--) places.push(at);
      at += char.length;
    }
    places.push(at);
    return places;
  }

  function snippet(text, terms) {
    const folded = fold(text), places = placesOf(text);
    function part(from, to) { return text.slice(places[from], places[to]); }
    let at = -1;
    for (const term of terms) {
      if (!term.not) at = folded.indexOf(term.text);
      if (at >= 0) break;
    }
    const from = Math.max(0, at - 30), to = Math.min(folded.length, Math.max(at, 0) + 90);
    const out = document.createElement('p');
    out.className = 'snippet';
    if (from > 0) out.append('…');
    let place = from;
    while (place < to) {
      let next = to, size = 0;
      for (const term of terms) {
        const hit = term.not ? -1 : folded.indexOf(term.text, place);
        if (hit >= 0 && hit < next) { next = hit; size = term.text.length; }
      }
      out.append(part(place, next));
      if (!size) break;
      const mark = document.createElement('mark');
      mark.textContent = part(next, next + size);
      out.append(mark);
      place = next + size;
    }
    if (to < folded.length) out.append('…');
    return out;
  }

  function show(item, terms) {
    const li = document.createElement('li');
    const heading = document.createElement('h2');
    const link = document.createElement('a');
    link.href = item.path;
    link.textContent = item.headline;
    heading.append(link);
    const origin = document.createElement('p');
    origin.className = 'origin';
    origin.textContent = item.origin;
    li.append(heading, origin, snippet(item.text, terms));
    results.append(li);
  }

  let turn = 0, asked = null;
  async function search(text) {
    const names = ['from', 'to', 'source', 'who'];
    const now = JSON.stringify([text].concat(names.map(chosen)));
    if (now === asked) return; // leaving a field asks nothing new
    asked = now;
    const mine = ++turn;
    results.textContent = '';
    more.hidden = true;
    const narrowed = names.some(function (name) { return chosen(name) !== ''; });
    status.textContent = '正在查找……';
    try {
      await load('search/facts.js');
      if (mine !== turn) return;
      const terms = parse(text);
      if (!terms.length && !narrowed) { status.textContent = '输入要找的字词。'; return; }
      const list = (await candidates(terms)).filter(passes);
      if (mine !== turn) return;
      const verified = [];
      let next = 0;
      async function fill(count) {
        while (next < list.length && verified.length < count) {
          const item = await doc(list[next++]);
          if (mine !== turn) return;
          const folded = fold(item.text);
          if (terms.every(function (term) { return holds(folded, term) !== term.not; })) verified.push(item);
        }
      }
      if (list.length <= exact) await fill(list.length);
      let shown = 0;
      async function turnPage() {
        await fill(shown + page);
        if (mine !== turn) return;
        verified.slice(shown, shown + page).forEach(function (item) { show(item, terms); });
        shown = Math.min(shown + page, verified.length);
        const total = next >= list.length ? verified.length : '约 ' + list.length;
        status.textContent = verified.length ? '找到 ' + total + ' 篇，新的在前。' : '没有找到。';
        more.hidden = shown >= verified.length && next >= list.length;
      }
      more.onclick = turnPage;
      await turnPage();
    } catch (error) {
      if (mine === turn) status.textContent = '索引读不出来：' + error.message;
    }
  }

  const query = new URLSearchParams(location.search).get('q') || '';
  box.value = query;
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    history.replaceState(null, '', '?q=' + encodeURIComponent(box.value));
    search(box.value);
  });
  let later = 0;
  filters.addEventListener('input', function () {
    clearTimeout(later);
    later = setTimeout(function () { search(box.value); }, 200);
  });
  filters.addEventListener('submit', function (event) { event.preventDefault(); search(box.value); });
  load('search/facts.js').then(function () {
    facts.sources.forEach(function (name, n) {
      const option = document.createElement('option');
      option.value = n;
      option.textContent = name;
      filters.elements.source.append(option);
    });
    search(query);
  }, function (error) { status.textContent = '索引读不出来：' + error.message; });
})();
