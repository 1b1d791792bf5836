package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of the kit, held to what macOS has: bash 3.2 and the tools of BSD. */
class KitScriptsTest {

  /** The stand-ins play a Mac on Linux and never run on one. */
  private static final String STAND_INS = "rehearsal.sh";

  @Test
  void everythingIsKnownToTheShellAndToolsOfMacOs() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path script : Kit.scripts()) {
      if (!script.endsWith(STAND_INS)) {
        found.addAll(NotOnMacOs.in(script.getFileName().toString(), Files.readString(script)));
      }
    }

    assertEquals(List.of(), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "mapfile -t lines <file => mapfile",
        "readarray lines => readarray",
        "declare -A table => associative array",
        "local -A table => associative array",
        "local -n other=$1 => name reference",
        "declare -g all=1 => global declare",
        "echo ${name,,} => change of case",
        "echo ${name^} => change of case",
        "echo ${name@Q} => transformation",
        "run &>>log => append of both streams",
        "run |& grep x => pipe of both streams",
        "coproc cat => coproc",
        "wait -n => wait -n",
        "wait -p pid => wait -n",
        "declare -l name=$1 => declared case",
        "echo {1..10..2} => stepped range",
        "read -t 0.5 x => read with a fraction",
        "read -r -i y x => read -i",
        "x=$(case a in a) echo b ;; esac) => case in a substitution",
        "x=$(run; case $y in => case in a substitution",
        "source <(run) => source of a process",
        ". <(run) => source of a process",
        "printf -v list[1] %s a => printf into a list",
        "echo ${name:0:-$n} => negative length",
        "echo ${name: -3: -1} => negative length",
        "[[ ! -v name ]] => test of a variable",
        "test -v name => test of a variable",
        "[ -n x ] && [[ a && -v name ]] => test of a variable",
        "echo $'\\u00e4' => character by its number",
        "shopt -s lastpipe => lastpipe",
        "echo \"${name//a/\"$b\"}\" => quoted replacement",
        "echo \"${name/a/'b'}\" => quoted replacement",
        "echo \"${list[*]}\" => empty list under set -u",
        "echo \"${list[@]:1}\" => empty list under set -u",
        "for x in ${list[@]}; do => empty list under set -u",
        "local - => local -",
        "shopt -s inherit_errexit => inherit_errexit",
        "echo $EPOCHSECONDS => EPOCHREALTIME",
        "echo $SRANDOM => variables of 5",
        "printf '%(%F)T' -1 => time of printf",
        "echo ${name:0:-1} => negative length",
        "echo ${list[-1]} => negative index",
        "case a in a) x ;;& esac => fall-through",
        "case a in a) x ;& esac => fall-through",
        "[[ -v name ]] => test of a variable",
        "echo $BASHPID => BASHPID",
        "echo $EPOCHREALTIME => EPOCHREALTIME",
        "echo {01..10} => padded range",
        "exec {fd}<file => named descriptor",
        "read -N 1 x => read -N",
        "shopt -s globstar => globstar",
        "echo \"${list[@]}\" => empty list under set -u",
        "timeout 5 run => timeout",
        "readlink -f x => readlink -f",
        "date +%s%N => date %N",
        "sed -i s/a/b/ x => sed -i",
        "sed -r s/a/b/ x => sed -r",
        "sed 's/a\\|b/c/' x => alternation of GNU sed",
        "grep -P x y => grep -P",
        "stat -c %s x => stat -c",
        "head -n -1 x => head of all but",
        "xargs -r rm => xargs -r",
        "tac x => tac",
        "setsid run => setsid"
      })
  void whatMacOsLacksIsFound(String line, String name) {
    List<String> found = NotOnMacOs.in("line", line);

    assertFalse(found.stream().noneMatch(text -> text.endsWith(": " + name)), () -> "" + found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# mapfile is what this comment talks of",
        "list+=(\"$line\")",
        "run ${list[@]+\"${list[@]}\"}",
        "sed -nE 's/(a|b)/c/p'",
        "run >log 2>&1",
        "a || b | c",
        "within 5 run",
        "echo ${name#*:} ${name%,*} ${name:-x}",
        "echo ${name: -3} ${name:0:n-1} ${name:-a:-b}",
        "run ${list[@]+\"${list[@]}\"} ${#list[@]} ${!list[@]}",
        "x=$(run) y=$(within 5 run \"$(date)\")",
        "case $x in a) y=$(run) ;; esac",
        "echo \"${name//a/$b}\" \"${name#\"$b\"}\"",
        "read -r -t 5 x; [ -n \"$x\" ]; command -v run",
        "[ -x \"$y\" ] || command -v run",
        "local list=() text=-"
      })
  void whatMacOsHasIsNot(String line) {
    assertEquals(List.of(), NotOnMacOs.in("line", line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--norc", "--posix"})
  void everyScriptParses(String option) throws IOException {
    for (Path script : Kit.scripts()) {
      Kit.run(new ProcessBuilder(Kit.bash(), option, "-n", script.toString())).with(0);
    }
  }

  @Test
  void shellcheckFindsNothing() {
    assumeTrue(Kit.has("shellcheck"), "shellcheck is not installed");

    Stream.of("kit.sh", STAND_INS)
        .map(name -> "src/test/mac/" + name)
        .forEach(name -> Kit.run(new ProcessBuilder("shellcheck", "-x", name)).with(0));
  }
}
