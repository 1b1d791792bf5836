# Reads a table of names first, then files, and writes each into the directory `into` with the names
# replaced, network addresses numbered (the same one gets the same number in all files), and
# hardware addresses and UUIDs blanked. No interval expressions: not every awk has them.

# Case does not count, as in names of hosts. A short name counts only as a word of its own: a Mac
# called "Mac" would spoil every other line.
function literal(line, from, to,    at, done, before, after) {
  done = ""
  while ((at = index(tolower(line), tolower(from))) > 0) {
    before = substr(done substr(line, 1, at - 1), length(done) + at - 1, 1)
    after = substr(line, at + length(from), 1)
    done = done substr(line, 1, at - 1)
    if (length(from) < 5 && (before ~ /[A-Za-z0-9]/ || after ~ /[A-Za-z0-9]/)) {
      done = done substr(line, at, length(from))
    } else {
      done = done to
    }
    line = substr(line, at + length(from))
  }
  return done line
}

# Loopback, netmasks, broadcast and the addresses of documentation and of these pages tell nothing.
function harmless(address) {
  return address ~ /^(127|0|255|224|169\.254|10\.254\.254|192\.0\.2|198\.51\.100|203\.0\.113)\./ \
    || address == "10.10.10.1"
}

function is_address(address,    part, count, i) {
  count = split(address, part, ".")
  for (i = 1; i <= count; i++) {
    if (part[i] > 255 || length(part[i]) > 3) {
      return 0
    }
  }
  return 1
}

function number(address) {
  if (harmless(address) || !is_address(address)) {
    return address
  }
  if (!(address in numbers)) {
    numbers[address] = "192.0.2." (++seen % 255)
  }
  return numbers[address]
}

function addresses(line,    done) {
  done = ""
  while (match(line, /[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/)) {
    done = done substr(line, 1, RSTART - 1) number(substr(line, RSTART, RLENGTH))
    line = substr(line, RSTART + RLENGTH)
  }
  return done line
}

function six(address) {
  # ::1, fe80::1 and the like are on every Mac.
  if (address ~ /^(::1?|fe80::1)$/ || address !~ /::|:.*:.*:.*:.*:.*:/) {
    return address
  }
  if (!(address in numbers)) {
    numbers[address] = "2001:db8::" sprintf("%x", ++seen6)
  }
  return numbers[address]
}

function sixes(line,    done, found) {
  done = ""
  while (match(line, /[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F:]*/)) {
    found = substr(line, RSTART, RLENGTH)
    done = done substr(line, 1, RSTART - 1) (found ~ /[a-fA-F]|::/ ? six(found) : found)
    line = substr(line, RSTART + RLENGTH)
  }
  return done line
}

function hardware(line,    h) {
  h = "[0-9a-fA-F][0-9a-fA-F]?"
  gsub(h ":" h ":" h ":" h ":" h ":" h, "00:00:5e:00:53:00", line)
  h = "[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]"
  gsub(h h "-" h "-" h "-" h "-" h h h, "00000000-0000-0000-0000-000000000000", line)
  return line
}

FNR == 1 {
  name = FILENAME
  sub(/.*\//, "", name)
}

FILENAME == ARGV[1] {
  tab = index($0, "\t")
  from[++names] = substr($0, 1, tab - 1)
  to[names] = substr($0, tab + 1)
  next
}

{
  line = $0
  for (i = 1; i <= names; i++) {
    line = literal(line, from[i], to[i])
  }
  print addresses(sixes(hardware(line))) > (into "/" name)
}
