--- What the process of bulletin/isolated.lua runs: loads the reader of PDFs, raises
-- the walls, and reports the runs of text of what stands on its standard input.
package.path, package.cpath = arg[1], arg[2]

local core = require "bulletin.core"

local function report(runs, message, code)
  if runs then
    core.sandbox.report(("runs %d\n"):format(#runs))
    core.sandbox.report(runs)
  else
    core.sandbox.report(("%s\n%s"):format(code, message))
  end
  os.exit(runs and 0 or 1)
end

local found, pdf = pcall(require, "bulletin.pdf")
if not found then
  report(nil, "a PDF is read with another module; install the rock bulletin-pdf", "missing")
end

-- Tables of poppler's for charsets of fonts lie there.
local readable = core.file.kind "/usr" == "folder" and "/usr" or nil
local walled, message, code = core.sandbox.wall(tonumber(arg[3]), tonumber(arg[4]), readable)
if not walled then report(nil, message, code) end

local bytes = io.read "*a"
report(pdf.runs(bytes))
