package io.mountaineer.doctor;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.NetworkPath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Check that the bytes of a mount take the wire that its address stands for. */
public final class WireCheck implements Check {

  private final Config config;
  private final MountTable table;
  private final Function<Share, ShareMounts> mounts;
  private final NetworkPath paths;
  private final Workers workers;

  public WireCheck(
      Config config,
      MountTable table,
      Function<Share, ShareMounts> mounts,
      NetworkPath paths,
      Workers workers) {
    this.workers = workers;
    this.config = config;
    this.table = table;
    this.mounts = mounts;
    this.paths = paths;
  }

  @Override
  public String area() {
    return "wire";
  }

  @Override
  public List<Finding> look() {
    if (table instanceof MountTable.Unreadable unreadable) {
      return List.of(
          Finding.unknown(area(), "", unreadable.reason(), "see what the command 'mount' prints"));
    }
    List<Callable<Finding>> looks = new ArrayList<>();
    for (Share share : config.shares()) {
      MountStatus status = mounts.apply(share).status();
      if (status instanceof MountStatus.Mounted mounted) {
        looks.add(() -> finding(share, mounted.on(), paths.of(mounted.entry().path())));
      }
    }
    List<Finding> findings = workers.all(looks);
    return findings.isEmpty() ? List.of(Finding.note(area(), "", "nothing is mounted")) : findings;
  }

  private Finding finding(Share share, Interface on, NetworkPath.Answer answer) {
    if (answer instanceof NetworkPath.Answer.Unknown unknown) {
      return Finding.unknown(
          area(),
          share.name(),
          unknown.why(),
          "see what the command 'smbutil multichannel -a' prints");
    }
    NetworkPath.Answer.Known known = (NetworkPath.Answer.Known) answer;
    String over = known.name() + " (" + known.port() + ")";
    if (on == Interface.TB && !known.isThunderbolt()) {
      return Finding.warn(
          area(),
          share.name(),
          "mounted over Thunderbolt, but its data goes through " + over,
          "check that " + share.thunderboltHost() + " is the server's address on the cable");
    }
    return on == Interface.FALLBACK && known.isThunderbolt()
        ? Finding.warn(
            area(),
            share.name(),
            "mounted over the fallback address, but its data goes through "
                + over
                + ": pulling the cable cuts it",
            "choose a fallback_host that does not resolve to the cable's address")
        : Finding.ok(area(), share.name(), "mounted over " + on.address() + ", through " + over);
  }
}
