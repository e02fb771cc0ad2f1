// Opens a reading room in headless Chromium as a reader would: searches,
// filters, follows, prints, on a desk and on a phone, in light and dark.
//   node room.js ROOM SCREENSHOTS [file|http]
// PLAYWRIGHT names the folder with playwright-core, CHROMIUM the browser.
const path = require('path'), fs = require('fs'), http = require('http'), os = require('os');
const { chromium } = require(path.join(process.env.PLAYWRIGHT, 'node_modules/playwright-core'));
const [room, shots, way] = process.argv.slice(2);
let failed = 0, passed = 0;

function check(what, good, got) {
  if (good) { passed++; return; }
  failed++;
  console.log('not ok', way, what, got === undefined ? '' : JSON.stringify(got));
}

function serve() {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  return new Promise(function (resolve) {
    const server = http.createServer(function (request, response) {
      const name = path.join(room, decodeURIComponent(new URL(request.url, 'http://x').pathname));
      fs.readFile(name, function (error, data) {
        response.writeHead(error ? 404 : 200, { 'Content-Type': types[path.extname(name)] || 'text/plain' });
        response.end(data);
      });
    }).listen(0, '127.0.0.1', function () { resolve(server); });
  });
}

(async function () {
  const server = way === 'http' ? await serve() : null;
  const base = server ? 'http://127.0.0.1:' + server.address().port : 'file://' + path.resolve(room);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'room-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    viewport: { width: 1100, height: 900 }
  });
  const page = browser.pages()[0] || await browser.newPage();
  const problems = [];
  page.on('pageerror', function (error) { problems.push(String(error)); });
  page.on('requestfailed', function (request) { problems.push(request.url()); });
  page.on('dialog', function (dialog) { problems.push('dialog ' + dialog.message()); dialog.dismiss(); });

  async function search(text) {
    await page.goto(base + '/search.html?q=' + encodeURIComponent(text));
    await page.waitForFunction(function () {
      return /找到|没有|输入/.test(document.getElementById('status').textContent);
    });
    return page.$$eval('#results li h2', function (list) { return list.map(function (e) { return e.textContent; }); });
  }

  await page.goto(base + '/index.html');
  check('the front has a title', (await page.title()).length > 0);
  check('the front leads with a piece', (await page.textContent('.lead .digest')).length > 0);
  await page.screenshot({ path: path.join(shots, way + '-front.png'), fullPage: true });

  await page.goto(base + '/charts.html');
  check('charts speak', await page.getAttribute('figure svg', 'aria-label'));
  await page.screenshot({ path: path.join(shots, way + '-charts.png'), fullPage: true });
  await page.goto(base + '/people.html');
  await page.screenshot({ path: path.join(shots, way + '-people.png'), fullPage: true });
  await page.goto(base + '/index.html');

  await page.keyboard.press('/');
  await page.keyboard.type('路灯');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\.html\?q=/);
  await page.waitForSelector('#results li');
  check('typing / and words searches', (await page.textContent('#status')).includes('找到 1 篇'), await page.textContent('#status'));
  check('what was found is marked', (await page.textContent('#results mark')) === '路灯');
  await page.screenshot({ path: path.join(shots, way + '-search.png'), fullPage: true });

  const wanted = {
    '灯': 1, '二十三盏': 1, '青石': 3, '管得好': 1, '周小禾': 1, '青石 -春耕': 2, '"一是抓紧"': 1,
    '3400': 1, '340': 0, '3400亩': 1, '２９００': 1, '檔案': 1, '没有这个词': 0, '盏二': 0, '沈砚': 2,
    '档案': 1, '羅伯特': 1, '罗伯特·库恩': 1, '柳灣村': 1, '"老檔案里的青石镇"': 1, '青石鎮 -發報': 2,
    '體': 0, '後': 0, '裏': 2
  };
  for (const query in wanted) {
    const found = await search(query);
    check('search ' + query, found.length === wanted[query], found);
  }

  const marks = { '档案馆里': '檔案館裡', '路燈': '路灯', '民国二十六年的发报单据': '民國二十六年的發報單據' };
  for (const query in marks) {
    await search(query);
    const mark = await page.textContent('#results mark');
    check('marked in its own script ' + query, mark === marks[query], mark);
  }

  await search('青石');
  await page.fill('input[name=who]', '罗伯特·庫恩');
  await page.waitForFunction(function () { return document.querySelectorAll('#results li').length === 1; });
  check('names are filtered in either script', true);
  await search('青石');
  await page.fill('input[name=from]', '2024-03-08');
  await page.waitForFunction(function () { return document.querySelectorAll('#results li').length === 2; });
  await page.fill('input[name=who]', '沈砚');
  await page.waitForFunction(function () { return document.querySelectorAll('#results li').length === 1; });
  check('filters narrow', true);

  await page.click('#results li a');
  await page.waitForSelector('article h1');
  check('a result leads to its article', (await page.textContent('article h1')).includes('春耕'));
  check('nothing is marked unless asked for', (await page.$('article mark, .summary a')) === null);
  await page.click('a:has-text("沈砚")');
  check('a name leads to its list', (await page.$$('.list li')).length === 2);
  await page.click('nav[aria-label="浏览"] a:has-text("日期")');
  check('dates stand under months', (await page.textContent('main h2')).includes('2024年3月'));
  check('the place is said', (await page.getAttribute('nav a[aria-current=page]', 'href')).endsWith('dates.html'));

  await page.goto(base + '/index.html');
  await page.keyboard.press('Tab');
  check('the first stop is the way past the head', (await page.evaluate(function () { return document.activeElement.className; })) === 'skip');

  const article = base + '/' + await page.getAttribute('.lead a', 'href');
  await page.goto(article);
  await page.screenshot({ path: path.join(shots, way + '-article.png'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: path.join(shots, way + '-dark.png'), fullPage: true });
  const dark = await page.evaluate(function () { return getComputedStyle(document.documentElement).backgroundColor; });
  check('dark is dark', /rgb\(2?\d, 2?\d, 2?\d\)/.test(dark), dark);
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  check('no forms on paper', !(await page.isVisible('.top form')));
  await page.pdf({ path: path.join(shots, way + '-print.pdf'), format: 'A4' });
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 360, height: 740 });
  for (const name of ['index.html', 'search.html?q=' + encodeURIComponent('青石'), 'people.html', 'charts.html']) {
    await page.goto(base + '/' + name);
    await page.waitForTimeout(200);
    const wide = await page.evaluate(function () { return document.documentElement.scrollWidth; });
    check('a phone need not scroll sideways: ' + name, wide <= 360, wide);
  }
  await page.goto(base + '/search.html?q=' + encodeURIComponent('青石'));
  await page.waitForSelector('#results li');
  await page.screenshot({ path: path.join(shots, way + '-phone.png') });
  await page.goto(article);
  await page.screenshot({ path: path.join(shots, way + '-phone-article.png') });
  await page.goto(base + '/index.html');
  await page.screenshot({ path: path.join(shots, way + '-phone-front.png') });
  check('nothing went wrong', problems.length === 0, problems);
  await browser.close();
  if (server) server.close();
  fs.rmSync(profile, { recursive: true, force: true });
  console.log(passed + ' passed, ' + failed + ' failed');
  process.exit(failed ? 1 : 0);
})().catch(function (error) { console.log('not ok', way, error.stack); console.log(passed + ' passed, ' + (failed + 1) + ' failed'); process.exit(1); });
