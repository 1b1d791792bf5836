package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Line of the mount table.
 *
 * @param source mounted source, as the table shows it
 * @param fileSystem type, such as {@code smbfs} or {@code apfs}
 * @param smb decoded source of an SMB mount
 * @param mountedBy name or number of the user that mounted it; empty for root's mounts, and where
 *     the table does not say
 * @param automounted whether the automounter made it
 * @param nobrowse whether it is hidden from people, as mounts that programs make for themselves are
 */
public record MountEntry(
    String source,
    String fileSystem,
    Path path,
    Optional<SmbSource> smb,
    Optional<String> mountedBy,
    boolean automounted,
    boolean nobrowse) {

  public MountEntry {
    requireNonNull(source, "source is null");
    requireNonNull(fileSystem, "fileSystem is null");
    requireNonNull(path, "path is null");
    requireNonNull(smb, "smb is null");
    requireNonNull(mountedBy, "mountedBy is null");
  }

  /** Creates an entry of which the table shows neither owner nor flags. */
  public MountEntry(String source, String fileSystem, Path path, Optional<SmbSource> smb) {
    this(source, fileSystem, path, smb, Optional.empty(), false, false);
  }

  /**
   * Returns the account on the server, {@code GUEST} for a guest, or empty where the table shows
   * none.
   */
  public Optional<String> account() {
    return smb.map(SmbSource::user).filter(user -> !user.isEmpty());
  }

  /** Returns this entry, mounted by this user. */
  public MountEntry mountedBy(String user) {
    return new MountEntry(source, fileSystem, path, smb, Optional.of(user), automounted, nobrowse);
  }

  /**
   * Server, account and share of an SMB mount, percent-decoded.
   *
   * @param user account with {@code DOMAIN;} in front when there is one, empty when not shown
   * @param host without brackets and trailing dot
   * @param port the TCP port, 445 when not shown
   */
  public record SmbSource(String user, String host, int port, String share) {

    public SmbSource {
      requireNonNull(user, "user is null");
      requireNonNull(host, "host is null");
      requireNonNull(share, "share is null");
    }
  }
}
