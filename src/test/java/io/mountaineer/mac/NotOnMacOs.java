package io.mountaineer.mac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Constructs that bash 3.2 or the BSD tools of macOS do not have. Sources: the NEWS file of bash,
 * 4.0 to 5.2, and the manual pages of macOS.
 */
final class NotOnMacOs {

  private static final Map<Pattern, String> CONSTRUCTS = new LinkedHashMap<>();

  static {
    // Bash 4.0
    add("\\bmapfile\\b", "mapfile");
    add("\\breadarray\\b", "readarray");
    add("\\b(declare|local|typeset) -[a-z]*A", "associative array");
    add("\\$\\{!?\\w+(\\[[^]]*])?(,|\\^)", "change of case");
    add("&>>", "append of both streams");
    add("\\|&", "pipe of both streams");
    add("\\bcoproc\\b", "coproc");
    add(";;?&", "fall-through");
    add("\\bglobstar\\b", "globstar");
    add("\\b(declare|local|typeset) -[a-z]*[lu]", "declared case");
    add("\\{-?\\w+\\.\\.-?\\w+\\.\\.", "stepped range");
    add("\\bread (-\\w+ )*-t ?\\d*\\.", "read with a fraction");
    add("\\bread (-\\w+ )*-i", "read -i");
    // Until then its first unpaired parenthesis ended the substitution, and a pipe gave no lines.
    add("\\$\\([^()]*\\bcase\\b[^(]*\\bin\\b", "case in a substitution");
    add("(^|[\\s;|&(])(source|\\.) <\\(", "source of a process");
    add("\\$\\{?BASHPID\\b", "BASHPID");
    add("\\{0\\d+\\.\\.", "padded range");
    // 4.1
    add("\\{\\w+}[<>]", "named descriptor");
    add("\\bread (-\\w+ )*-N", "read -N");
    add("\\bprintf -v \\S*\\[", "printf into a list");
    // 4.2
    add("%\\([^)]*\\)T", "time of printf");
    add("\\$\\{\\w+:(?![-=?+])[^}:]*: ?-", "negative length");
    add("\\$\\{\\w+\\[-\\d", "negative index");
    add("(\\[\\[?|\\btest)( [^]]*)? -v ", "test of a variable");
    add("\\$'[^']*\\\\[uU]", "character by its number");
    add("\\blastpipe\\b", "lastpipe");
    add("\\b(declare|local|typeset) -[a-z]*g", "global declare");
    // 4.3
    add("\\b(declare|local|typeset) -[a-z]*n", "name reference");
    add("\\bwait -\\w*[nfp]", "wait -n");
    // Until then quotes in the replacement were part of it.
    add("\"\\$\\{\\w+(\\[[^]]*])?//?[^}/]+/[^}]*[\"'][^}]*}", "quoted replacement");
    // 4.4: until then an empty list counts as an unset variable.
    add("\\$\\{\\w+(\\[[^]]*])?@[A-Za-z]}", "transformation");
    add("(?<!\\+)\"\\$\\{\\w+\\[[@*]](:[^}+-][^}]*)?}\"", "empty list under set -u");
    add("(?<!\\+\"?)\\$\\{\\w+\\[[@*]](:[^}+-][^}]*)?}", "empty list under set -u");
    add("\\blocal -(\\s|;|$)", "local -");
    add("\\binherit_errexit\\b", "inherit_errexit");
    // 5.0
    add("\\$\\{?EPOCH(REALTIME|SECONDS)\\b", "EPOCHREALTIME");
    add("\\$\\{?(BASH_ARGV0|SRANDOM)\\b", "variables of 5");
    // Tools
    add("(^|[\\s;|&(])timeout ", "timeout");
    add("(^|[\\s;|&(])setsid ", "setsid");
    add("(^|[\\s;|&(])tac ", "tac");
    add("\\breadlink -f\\b", "readlink -f");
    add("\\bdate [^|;]*%N|\\bdate \\S*%\\w*%N", "date %N");
    add("\\bsed (-\\w+ )*-i\\b", "sed -i");
    add("\\bsed -\\w*r\\b", "sed -r");
    add("\\bsed [^|]*[^\\\\]\\\\\\|", "alternation of GNU sed");
    add("\\bgrep -\\w*P", "grep -P");
    add("\\bstat (-\\w+ )*-c\\b", "stat -c");
    add("\\bhead -(n|c) -", "head of all but");
    add("\\bxargs (-\\w+ )*-r\\b", "xargs -r");
  }

  private NotOnMacOs() {}

  /** Lines that have such a construct: "file:line: construct". Comments do not count. */
  static List<String> in(String file, String text) {
    List<String> found = new ArrayList<>();
    String[] lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].strip().startsWith("#")) {
        continue;
      }
      for (Map.Entry<Pattern, String> construct : CONSTRUCTS.entrySet()) {
        if (construct.getKey().matcher(lines[i]).find()) {
          found.add(file + ":" + (i + 1) + ": " + construct.getValue());
        }
      }
    }
    return found;
  }

  private static void add(String pattern, String name) {
    CONSTRUCTS.put(Pattern.compile(pattern), name);
  }
}
