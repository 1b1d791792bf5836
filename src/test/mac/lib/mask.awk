# Reads a table of names first, then files, and writes each into the directory `into` with the names
# replaced, network addresses and the names of other people's servers, shares, disks and accounts
# numbered (the same one gets the same number in all files), hardware addresses and UUIDs blanked, and
# paths below a home cut. No interval expressions: not every awk has them.

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

# Stand-ins, and what the kit made itself, are names of nobody.
function stranger(name) {
  if (name == "" || name ~ /^(jane|guest|CORE|KIT-.*|localhost|server\.local|janes-mac.*|Jane's Mac)$/ \
      || name ~ /^\[?[0-9.:]*[\]0-9]$/) {
    return name
  }
  if (!(name in strangers)) {
    strangers[name] = "name" (++met)
  }
  return strangers[name]
}

# //user@host:port/share, as mount, df and mountaineer itself write it.
function sources(line,    done, found, at, user, host, port) {
  done = ""
  while (match(line, /\/\/[^ \/@"]+@[^ \/"]+\/[^ "]*/)) {
    found = substr(line, RSTART + 2, RLENGTH - 2)
    done = done substr(line, 1, RSTART + 1)
    line = substr(line, RSTART + RLENGTH)
    at = index(found, "@")
    user = substr(found, 1, at - 1)
    found = substr(found, at + 1)
    at = index(found, "/")
    host = substr(found, 1, at - 1)
    port = match(host, /:[0-9]+$/) && host !~ /^[0-9a-fA-F:]+$/ ? substr(host, RSTART) : ""
    host = substr(host, 1, length(host) - length(port))
    done = done stranger(user) "@" stranger(host) port "/" stranger(substr(found, at + 1))
  }
  return done line
}

# Names of disks and shares may have blanks; mount ends them by " (".
function volumes(line,    at, head, tail) {
  if (match(line, / on \/Volumes\/[^\/]+ \(/)) {
    head = substr(line, 1, RSTART + 12)
    tail = substr(line, RSTART + RLENGTH - 2)
    return head stranger(substr(line, RSTART + 13, RLENGTH - 15)) tail
  }
  return line
}

# dns-sd ends a row by the name that people gave the computer.
function neighbours(line) {
  if (match(line, /_(smb|afpovertcp)\._tcp\. +/)) {
    return substr(line, 1, RSTART + RLENGTH - 1) stranger(substr(line, RSTART + RLENGTH))
  }
  return line
}

# A path below a home ends where the line or a quotation does: its names may have blanks.
function homes(line,    done, rest, user) {
  done = ""
  while (match(line, /\/Users\/[^\/ "]+\//)) {
    user = substr(line, RSTART + 7, RLENGTH - 8)
    done = done substr(line, 1, RSTART + 6) (user == "Shared" ? user : stranger(user)) "/"
    rest = substr(line, RSTART + RLENGTH)
    if (rest !~ /^(\.mountaineer|Shares|Library(\/(Logs|LaunchAgents|Keychains|Preferences))?)($|[^A-Za-z0-9])/ \
        || rest ~ /^Library\/[^LKP]/) {
      done = done "..."
      if (match(rest, /\/[^\/ "]*mountaineer[^ "]*/)) {
        rest = substr(rest, RSTART)
      } else {
        rest = match(rest, /["']/) ? substr(rest, RSTART) : ""
      }
    }
    line = rest
  }
  return done line
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
  line = neighbours(volumes(homes(sources(line))))
  print addresses(sixes(hardware(line))) > (into "/" name)
}
