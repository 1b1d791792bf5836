package io.mountaineer.platform.macos;

import io.mountaineer.platform.macos.LsofOutput.Process;
import java.util.ArrayList;
import java.util.List;

/** Reads the output of lsof line by line; what stands before the first process belongs to none. */
final class LsofLines {

  private static final long NONE = -1;

  private final List<Process> processes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private long pid = NONE;
  private String command = "";
  private boolean named;
  private boolean garbled;

  void read(String line) {
    char field = line.charAt(0);
    String value = line.substring(1);
    if (field == 'p' && value.matches("\\d{1,18}")) {
      begin(Long.parseLong(value));
    } else if (pid == NONE || "cLfn".indexOf(field) < 0) {
      garbled = true;
    } else if (field == 'c') {
      garbled |= named; // the line that begins the next process is missing
      named = true;
      command = unescaped(value);
    } else if (field == 'n') {
      names.add(unescaped(value));
    }
  }

  LsofOutput end() {
    endProcess();
    return new LsofOutput(processes, garbled);
  }

  private void begin(long next) {
    endProcess();
    pid = next;
    command = "";
    named = false;
    names.clear();
  }

  private void endProcess() {
    if (pid != NONE) {
      processes.add(new Process(pid, command, names));
    }
  }

  /** lsof writes blanks in command names, and bytes it cannot print, as {@code \x20}. */
  private static String unescaped(String value) {
    if (!value.contains("\\x")) {
      return value;
    }
    String url = value.replace("%", "%25").replaceAll("\\\\x([0-9a-fA-F]{2})", "%$1");
    String decoded = PercentEncoding.decode(url);
    return decoded.equals(url) ? value : decoded;
  }
}
