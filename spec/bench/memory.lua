-- The most memory that this process has had, in MB; 0 where it is not told.
return function()
  local status = io.open "/proc/self/status"
  if not status then return 0 end
  local kb = status:read("*a"):match "VmHWM:%s+(%d+)"
  status:close()
  return kb and tonumber(kb) / 1024 or 0
end
