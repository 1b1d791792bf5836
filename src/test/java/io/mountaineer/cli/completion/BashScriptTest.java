package io.mountaineer.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Script for bash, which has to run in the one of macOS: 3.2, of 2007. */
class BashScriptTest {

  /** Features that came after 3.2 (NEWS of bash), by the version that brought them. */
  private static final Map<String, String> LATER =
      Map.ofEntries(
          Map.entry("4.0 associative arrays", "\\b(declare|local|typeset) -\\w*A"),
          Map.entry("4.0 mapfile", "\\b(mapfile|readarray)\\b"),
          Map.entry("4.0 changes of case", "\\$\\{\\w+(\\[[^]]*\\])?(\\^|,)"),
          Map.entry("4.0 |&", "\\|&"),
          Map.entry("4.0 &>>", "&>>"),
          Map.entry("4.0 ;& and ;;&", ";;?&"),
          Map.entry("4.0 coproc", "\\bcoproc\\b"),
          Map.entry("4.0 options of shopt", "\\b(globstar|autocd|dirspell|lastpipe)\\b"),
          Map.entry("4.0 declared case", "\\b(declare|local|typeset) -\\w*[lu]"),
          Map.entry("4.0 {1..10..2}", "\\{-?\\w+\\.\\.-?\\w+\\.\\."),
          Map.entry("4.0 case in $(...)", "\\$\\([^()]*\\bcase\\b[^(]*\\bin\\b"),
          Map.entry("4.0 COMP_TYPE and COMP_KEY", "\\bCOMP_(TYPE|KEY)\\b"),
          Map.entry("4.1 complete -D, -E and -I", "\\bcomplete\\b.* -[DEI]\\b"),
          Map.entry("4.1 printf -v into a list", "\\bprintf -v \\S*\\["),
          Map.entry("4.2 global declare", "\\b(declare|local|typeset) -\\w*g"),
          Map.entry("4.3 quoted replacement", "\"\\$\\{\\w+//?[^}/]+/[^}]*[\"'][^}]*\\}"),
          Map.entry("4.3 and 4.4 options of complete", "-o (noquote|nosort|fullquote)\\b"),
          Map.entry("4.4 local -", "\\blocal -(\\s|;|$)"),
          Map.entry("4.4 an empty list under set -u", "\"\\$\\{\\w+\\[[@*]\\]\\}\""),
          Map.entry("4.0 BASHPID", "\\bBASHPID\\b"),
          Map.entry("4.0 read with a fraction, -i and -N", "\\bread\\b.* -(t 0?\\.|i|N)"),
          Map.entry("4.0 {01..10}", "\\{0\\d+\\.\\."),
          Map.entry("4.0 source <(...)", "^\\s*(source|\\.) <\\("),
          Map.entry("4.1 {name}>", "\\{\\w+\\}[<>]"),
          Map.entry("4.2 [[ -v", "(\\[\\[?|\\btest)( [^\\]]*)? -v "),
          Map.entry("4.2 \\u in $'...'", "\\$'[^']*\\\\[uU]"),
          Map.entry("4.2 %(time)T", "%\\([^)]*\\)T"),
          Map.entry("4.2 lengths below zero", "\\$\\{\\w+:(?![-=?+])[^}:]*: ?-"),
          Map.entry("4.3 names of variables", "\\b(declare|local|typeset) -\\w*n"),
          Map.entry("4.3 indexes below zero", "\\[-\\d+\\]"),
          Map.entry("4.3 wait -n", "\\bwait -\\w*[nfp]"),
          Map.entry("4.4 @ transformations", "\\$\\{\\w+@[A-Za-z]"),
          Map.entry("5.0 EPOCHSECONDS", "\\b(EPOCH(SECONDS|REALTIME)|BASH_ARGV0|SRANDOM)\\b"));

  @Test
  void itHasNothingThatTheBashOfMacOsLacks() throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : script().lines().filter(each -> !each.strip().startsWith("#")).toList()) {
      LATER.forEach(
          (what, pattern) -> {
            if (Pattern.compile(pattern).matcher(line).find()) {
              found.add(what + ": " + line.strip());
            }
          });
    }
    assertEquals(List.of(), found);
  }

  /** A shell may have {@code set -u}, under which bash before 4.4 takes an empty list for unset. */
  @Test
  void itOffersWhatTheProgramNamesInTheBashOfMacOsUnderSetU() throws Exception {
    String typed =
        """
        set -u
        mountaineer() { [ "$*" = "complete -- switch M" ] && printf 'My Share\\tvia tb\\nMac\\n'; }
        COMP_LINE='mountaineer switch M' COMP_POINT=20 COMP_CWORD=2
        COMP_WORDS=(mountaineer switch M)
        _mountaineer mountaineer M switch
        printf '<%s>' "${COMPREPLY[@]}"
        """;
    // The bash of macOS where the environment names one, else that of this machine.
    String bash = System.getenv().getOrDefault("BASH32", "bash");
    ProcessBuilder builder = new ProcessBuilder(bash, "--norc", "-c", script() + typed);

    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals("<My\\ Share><Mac>", said);
  }

  /** Covers compopt of 4.0, which completes names of files best where it is there. */
  @Test
  void itUsesCompoptOnlyWhereItIsNotMissed() throws IOException {
    for (String line : script().lines().filter(each -> each.contains("compopt")).toList()) {
      boolean comment = line.strip().startsWith("#");
      assertTrue(comment || line.contains("2> /dev/null") || line.contains("2>&1"), line);
    }
  }

  @Test
  void theLineItAdvisesWorksInBothBashes() throws IOException {
    assertTrue(script().contains("#   eval \"$(mountaineer completion bash)\"\n"));
  }

  private static String script() throws IOException {
    try (InputStream in = Completion.class.getResourceAsStream("/completion/mountaineer.bash")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
