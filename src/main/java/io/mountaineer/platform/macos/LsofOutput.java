package io.mountaineer.platform.macos;

import io.mountaineer.core.Holder;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Output of {@code lsof -F pcLfn}: one field a line, named by its first character. {@code p} begins
 * a process, {@code f} a file, {@code n} is the file's name (lsof.h, proc.c print_proc()).
 *
 * @param isGarbled whether something stands in it that lsof does not print: a process may be
 *     missing
 */
record LsofOutput(List<Process> processes, boolean isGarbled) {

  LsofOutput {
    processes = List.copyOf(processes);
  }

  static LsofOutput parse(String out) {
    List<Process> processes = new ArrayList<>();
    long pid = -1;
    String command = "";
    List<String> names = new ArrayList<>();
    boolean garbled = false;
    boolean named = false;
    for (String line : out.lines().filter(line -> !line.isEmpty()).toList()) {
      String value = line.substring(1);
      if (line.startsWith("p") && value.matches("\\d{1,18}")) {
        add(processes, pid, command, names);
        pid = Long.parseLong(value);
        command = "";
        named = false;
        names.clear();
      } else if (pid < 0 || "cLfn".indexOf(line.charAt(0)) < 0) {
        garbled = true;
      } else if (line.startsWith("c")) {
        garbled |= named; // the line that begins the next process is missing
        named = true;
        command = unescaped(value);
      } else if (line.startsWith("n")) {
        names.add(unescaped(value));
      }
    }
    add(processes, pid, command, names);
    return new LsofOutput(processes, garbled);
  }

  /** What stands before the first process belongs to none. */
  private static void add(List<Process> processes, long pid, String command, List<String> names) {
    if (pid >= 0) {
      processes.add(new Process(pid, command, names));
    }
  }

  /** Every listed process: lsof was asked for this mount only. */
  List<Holder> holders(Path mount) {
    return processes.stream().map(process -> process.holder(mount)).toList();
  }

  /** The processes that have a file at or below the mount: lsof was asked for everything. */
  List<Holder> holdersBelow(Path mount) {
    return processes.stream()
        .filter(process -> !process.below(mount).isEmpty())
        .map(process -> process.holder(mount))
        .toList();
  }

  /** One process with the names of its files. */
  record Process(long pid, String command, List<String> names) {

    Process {
      names = List.copyOf(names);
    }

    List<String> below(Path mount) {
      String path = nfc(mount.toString());
      return names.stream()
          .filter(name -> nfc(name).equals(path) || nfc(name).startsWith(path + "/"))
          .toList();
    }

    /** A file without a usable name still is an open file, so nobody listed counts for none. */
    Holder holder(Path mount) {
      List<String> files = below(mount);
      String sample = files.isEmpty() ? mount.toString() : files.get(0);
      return new Holder(command, pid, Math.max(1, files.size()), sample);
    }
  }

  /** lsof writes blanks in command names, and bytes it cannot print, as {@code \x20}. */
  private static String unescaped(String value) {
    if (!value.contains("\\x")) {
      return value;
    }
    String url = value.replace("%", "%25").replaceAll("\\\\x([0-9a-fA-F]{2})", "%$1");
    String decoded = UrlText.decode(url);
    return decoded.equals(url) ? value : decoded;
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
