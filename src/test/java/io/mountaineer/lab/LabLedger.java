package io.mountaineer.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every mount and unmount, and every call of a program of macOS, in the order they were done. */
public final class LabLedger {

  private final List<String> lines;
  private final Path volumes;

  /**
   * Reads what is written by now.
   *
   * @param volumes where mounts belong
   */
  public LabLedger(Path file, Path volumes) throws IOException {
    this.lines = Files.readAllLines(file);
    this.volumes = volumes;
  }

  /** Returns the violations: two mounts of a share at a time, and mounts where none belongs. */
  public List<String> violations() {
    List<String> violations = new ArrayList<>();
    Map<String, String> mounted = new HashMap<>();
    for (String line : lines) {
      String[] fields = line.split("\t");
      boolean attached = fields[1].equals("attached");
      if (attached || fields[1].equals("detached")) {
        String share = fields[2].substring(fields[2].lastIndexOf('/') + 1);
        if (attached && mounted.put(share, line) != null) {
          violations.add("mounted twice: " + line);
        }
        if (attached && !Path.of(fields[3]).equals(volumes.resolve(share))) {
          violations.add("at a wrong place: " + line);
        }
        if (!attached) {
          mounted.remove(share);
        }
      }
    }
    return violations;
  }

  /** Returns how often a program was called. */
  long calls(String tool) {
    return count("call", tool);
  }

  /** Returns how often a program came to its own end. */
  long ends(String tool) {
    return count("end", tool);
  }

  private long count(String what, String tool) {
    return lines.stream()
        .map(line -> line.split("\t", 4))
        .filter(fields -> fields[1].equals(what) && fields[2].equals(tool))
        .count();
  }

  String story() {
    return "the ledger:\n" + String.join("\n", lines) + "\n";
  }
}
