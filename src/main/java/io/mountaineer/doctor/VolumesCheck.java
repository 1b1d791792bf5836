package io.mountaineer.doctor;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.NextCommand;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.Volumes.Occupant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Check of the mounts of shares, and of what stands where they belong. */
public final class VolumesCheck implements Check {

  private final Config config;
  private final MountTable table;
  private final Function<Share, ShareMounts> mounts;
  private final Volumes volumes;
  private final Supplier<? extends Collection<String>> names;
  private final Predicate<String> answers;
  private final Predicate<Share> isWanted;

  /**
   * @param volumes lookup of what stands at a name that is no mount
   * @param names names in the folder of the volumes, by its listing; none where it has none
   * @param answers whether the server of a mount answers; true as well where that is not known
   * @param isWanted whether a share is to be mounted: the user has not taken it away
   */
  public VolumesCheck(
      Config config,
      MountTable table,
      Function<Share, ShareMounts> mounts,
      Volumes volumes,
      Supplier<? extends Collection<String>> names,
      Predicate<String> answers,
      Predicate<Share> isWanted) {
    this.config = config;
    this.table = table;
    this.mounts = mounts;
    this.volumes = volumes;
    this.names = names;
    this.answers = answers;
    this.isWanted = isWanted;
  }

  @Override
  public String area() {
    return "volumes";
  }

  @Override
  public List<Finding> look() {
    if (table instanceof MountTable.Unreadable unreadable) {
      return List.of(
          Finding.unknown(area(), "", unreadable.reason(), "see what the command 'mount' prints"));
    }
    List<MountEntry> entries = ((MountTable.Known) table).entries();
    Collection<String> found = names.get();
    List<Finding> findings = new ArrayList<>();
    for (Share share : config.shares()) {
      List<Finding> others = new ArrayList<>(beside(share));
      for (String name : found) {
        Path path = config.settings().volumesRoot().resolve(name);
        boolean isMount = entries.stream().anyMatch(entry -> same(entry.path(), path));
        if (!isMount && isNamedLike(name, share)) {
          noMount(share, path).ifPresent(others::add);
        }
      }
      mount(share, others).ifPresent(findings::add);
      findings.addAll(others);
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(area(), "", "no share is configured"))
        : findings;
  }

  private static boolean isNamedLike(String name, Share share) {
    String canonical = CanonicalName.of(name);
    String own = share.canonicalShareName();
    return canonical.startsWith(own) && canonical.substring(own.length()).matches("(-[1-9])?");
  }

  private static boolean same(Path one, Path other) {
    return CanonicalName.same(one.toString(), other.toString());
  }

  /**
   * Returns a finding about a name that is no mount, or empty for a directory that a mount can use.
   */
  private Optional<Finding> noMount(Share share, Path path) {
    boolean isInTheWay = same(path, share.volumePath(config.settings()));
    Occupant occupant = volumes.at(path);
    Optional<Failure> found =
        occupant == Occupant.OUR_EMPTY_DIRECTORY && !isInTheWay
            ? Optional.of(Volumes.leftover(path))
            : occupant.failureAt(path);
    return found.map(what -> finding(share, what, isInTheWay));
  }

  /** Returns the finding for a failure: something unknown is no proven fault. */
  private Finding finding(Share share, Failure found, boolean isInTheWay) {
    return isInTheWay && found.kind() == Failure.Kind.PATH_OCCUPIED
        ? Finding.fail(area(), share.name(), found.message(), found.nextStep())
        : Finding.warn(area(), share.name(), found.message(), found.nextStep());
  }

  /**
   * Returns the finding about the mount itself; empty where there is none and others say why.
   *
   * @param others findings about what else is there of the share
   */
  private Optional<Finding> mount(Share share, List<Finding> others) {
    MountStatus status = mounts.apply(share).status();
    Settings settings = config.settings();
    String path = share.volumePath(settings).toString();
    if (status instanceof MountStatus.Mounted mounted) {
      return Optional.of(mounted(share, mounted, path));
    }
    if (status instanceof MountStatus.Foreign foreign) {
      return Optional.of(
          Finding.fail(
              area(),
              share.name(),
              "another mount uses " + path + ": " + foreign.text(),
              "eject it in Finder, or correct the addresses in the config"));
    }
    boolean isExplained = others.stream().anyMatch(each -> each.verdict() == Verdict.FAIL);
    return isExplained ? Optional.empty() : Optional.of(notMounted(share));
  }

  private Finding notMounted(Share share) {
    return isWanted.test(share)
        ? Finding.warn(area(), share.name(), "not mounted", "type: " + NextCommand.mount(share))
        : Finding.ok(area(), share.name(), "not mounted, as you unmounted or ejected it");
  }

  private Finding mounted(Share share, MountStatus.Mounted mounted, String path) {
    String text = "mounted at " + path + " over " + mounted.on().address();
    Optional<String> account = mounted.byOtherAccount(share);
    if (account.isPresent()) {
      return byOtherAccount(share, text + ", but " + account.get());
    }
    return answers.test(mounted.serverHost())
        ? Finding.ok(area(), share.name(), text)
        : Finding.warn(
            area(),
            share.name(),
            text + ", but its server " + mounted.serverHost() + " does not answer",
            "see 'hosts' in this report");
  }

  private static boolean isMounted(ShareMounts found) {
    return found.status() instanceof MountStatus.Mounted;
  }

  private Finding byOtherAccount(Share share, String text) {
    String name = ShellQuote.of(share.name());
    return Finding.warn(
        area(),
        share.name(),
        text,
        "to use the configured one, run: mountaineer unmount "
            + name
            + " && mountaineer mount "
            + name);
  }

  /**
   * Returns findings about mounts of the share at other paths: strays are removed when idle, the
   * others are left alone.
   */
  private List<Finding> beside(Share share) {
    ShareMounts found = mounts.apply(share);
    List<Finding> findings = new ArrayList<>();
    for (ShareMounts.Stray stray : found.strays()) {
      findings.add(
          Finding.fail(
              area(),
              share.name(),
              (isMounted(found) ? "also mounted at " : "mounted at a wrong path, ")
                  + stray.entry().path(),
              "close its files, then run: mountaineer reconcile " + ShellQuote.of(share.name())));
    }
    for (MountEntry entry : found.elsewhere()) {
      String owner = entry.mountedBy().map(name -> " by " + name).orElse("");
      findings.add(
          Finding.warn(
              area(),
              share.name(),
              "also mounted" + owner + " at " + entry.path() + ", which mountaineer leaves alone",
              "unmount it there if you do not need it"));
    }
    return findings;
  }
}
