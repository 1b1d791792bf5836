package io.mountaineer.agent;

import io.mountaineer.files.FileException;
import io.mountaineer.platform.LaunchAgent.Answer;
import io.mountaineer.platform.LaunchAgent.Answer.Loaded;
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
 * Removal of an installation. Deletes files of an installation by their names and nothing else:
 * config, state, log, links and mounts stay.
 */
public final class Uninstaller {

  /**
   * Result of a removal.
   *
   * @param agentEnded whether there was an agent to end
   * @param deleted files and directories that were deleted
   * @param left directories of the installation that hold foreign files
   */
  public record Result(boolean agentEnded, List<Path> deleted, List<Path> left) {

    public Result {
      deleted = List.copyOf(deleted);
      left = List.copyOf(left);
    }
  }

  private final AgentFiles files;
  private final LaunchdJob job;

  public Uninstaller(AgentFiles files, LaunchdJob job) {
    this.files = files;
    this.job = job;
  }

  /**
   * Ends the agent, then deletes the files. Succeeds where nothing is installed.
   *
   * @throws LaunchdException when the agent does not end; nothing was deleted
   * @throws FileException when a file cannot be deleted; those before it are
   */
  public Result uninstall() throws LaunchdException, FileException {
    Answer look = job.lookOrFail();
    if (!look.isGone()) {
      job.bootOut();
    }
    List<Path> deleted = new ArrayList<>();
    List<Path> left = new ArrayList<>();
    for (Path file : installed()) {
      delete(file, deleted, left);
    }
    for (Path directory : List.of(files.bin(), files.lib())) {
      if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        delete(directory, deleted, left);
      }
    }
    return new Result(look instanceof Loaded, deleted, left);
  }

  /** Returns the property list first: without it nothing starts at the next login. */
  private List<Path> installed() throws FileException {
    List<Path> installed = new ArrayList<>(List.of(files.plist(), files.launcher(), files.jar()));
    installed.add(files.plistDraft());
    installed.addAll(matching(files.lib(), AgentFiles.ARCHIVES));
    installed.addAll(matching(files.lib(), AgentFiles.LEFTOVERS));
    installed.addAll(matching(files.bin(), AgentFiles.LEFTOVERS));
    installed.addAll(matching(files.plist().getParent(), AgentFiles.PLIST_LEFTOVERS));
    return installed;
  }

  private static List<Path> matching(Path directory, String pattern) throws FileException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, pattern)) {
      all.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw FileException.at(directory, e);
    }
    return found;
  }

  private static void delete(Path path, List<Path> deleted, List<Path> left) throws FileException {
    try {
      if (Files.deleteIfExists(path)) {
        deleted.add(path);
      }
    } catch (DirectoryNotEmptyException e) {
      left.add(path);
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }
}
