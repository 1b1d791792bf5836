package io.mountaineer.platform.macos;

import io.mountaineer.core.OpenFiles.Holder;
import java.nio.file.Path;
import java.text.Normalizer;
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
    LsofLines lines = new LsofLines();
    out.lines().filter(line -> !line.isEmpty()).forEach(lines::read);
    return lines.end();
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

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
