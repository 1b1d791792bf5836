package io.mountaineer.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every file, link and folder below a folder with content, time and inode; links not followed. The
 * time of a monitor's lock is its sign of life, which goes on while nothing is written.
 */
public record TreeSnapshot(Map<String, String> files) {

  public static TreeSnapshot of(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        files.put(folder.relativize(path).toString(), look(path));
      }
    }
    return new TreeSnapshot(files);
  }

  private static String look(Path path) throws IOException {
    var facts = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean showsLife = path.endsWith("monitor.lock");
    String time = showsLife ? "" : facts.lastModifiedTime() + " ";
    String kept = time + facts.fileKey() + " ";
    if (facts.isSymbolicLink()) {
      return kept + "-> " + Files.readSymbolicLink(path);
    }
    return facts.isDirectory()
        ? kept + "folder"
        : kept + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
  }
}
