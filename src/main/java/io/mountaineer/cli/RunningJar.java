package io.mountaineer.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * File that this program was started from.
 *
 * @param path the jar; while it is developed, a folder of classes
 */
record RunningJar(Path path) {

  static RunningJar running() {
    try {
      return new RunningJar(
          Path.of(RunningJar.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the JVM does not know its own jar", e);
    }
  }

  boolean isJar() {
    return Files.isRegularFile(path);
  }

  /** Returns the attributes that the build wrote; none if this is no jar or cannot be read. */
  Attributes buildFacts() {
    if (!isJar()) {
      return new Attributes();
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? new Attributes() : manifest.getMainAttributes();
    } catch (IOException e) {
      return new Attributes();
    }
  }
}
