package io.mountaineer.agent;

import io.mountaineer.files.FileException;
import io.mountaineer.platform.macos.JobLook;
import io.mountaineer.platform.macos.JobLook.Loaded;
import io.mountaineer.platform.macos.JobLook.NoLogin;
import io.mountaineer.platform.macos.JobLook.NoTool;
import io.mountaineer.platform.macos.JobLook.NotLoaded;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Undoes an installation. Deletes files of an installation by their names and nothing else: config,
 * state, log, links and mounts stay.
 */
public final class Uninstaller {

  private final AgentFiles files;
  private final LaunchdJob job;

  public Uninstaller(AgentFiles files, LaunchdJob job) {
    this.files = files;
    this.job = job;
  }

  /**
   * Ends the agent, then deletes the files. Does nothing, and does that well, where nothing is.
   *
   * @throws LaunchdException when the agent does not end; nothing was deleted
   * @throws FileException when a file cannot be deleted; those before it are
   */
  public Removed remove() throws LaunchdException, FileException {
    JobLook look = job.look();
    if (look instanceof NoTool missing) {
      throw missing.trouble();
    }
    if (!(look instanceof NotLoaded || look instanceof NoLogin)) {
      job.bootOut();
    }
    List<Path> removed = new ArrayList<>();
    List<Path> left = new ArrayList<>();
    for (Path file : ours()) {
      delete(file, removed, left);
    }
    for (Path folder : List.of(files.bin(), files.lib())) {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        delete(folder, removed, left);
      }
    }
    return new Removed(look instanceof Loaded, removed, left);
  }

  /** The property list first: without it nothing comes back at the next login. */
  private List<Path> ours() throws FileException {
    List<Path> ours = new ArrayList<>(List.of(files.plist(), files.launcher(), files.jar()));
    ours.add(files.plistDraft());
    ours.addAll(named(files.lib(), AgentFiles.ARCHIVES));
    ours.addAll(named(files.lib(), AgentFiles.LEFTOVERS));
    ours.addAll(named(files.bin(), AgentFiles.LEFTOVERS));
    ours.addAll(named(files.plist().getParent(), AgentFiles.PLIST_LEFTOVERS));
    return ours;
  }

  private static List<Path> named(Path folder, String pattern) throws FileException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
      all.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw FileException.at(folder, e);
    }
    return found;
  }

  private static void delete(Path path, List<Path> removed, List<Path> left) throws FileException {
    try {
      if (Files.deleteIfExists(path)) {
        removed.add(path);
      }
    } catch (DirectoryNotEmptyException e) {
      left.add(path);
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }
}
