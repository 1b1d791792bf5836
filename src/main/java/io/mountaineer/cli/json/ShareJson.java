package io.mountaineer.cli.json;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.LastError;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Request;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Share in JSON, as {@code status}, {@code reconcile} and the acting commands print it. */
public final class ShareJson {

  private ShareJson() {}

  /** Returns the present status, without what was done. */
  public static Map<String, Object> status(ShareReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", report.share().name());
    json.put("share_name", report.share().shareName());
    putPlace(json, report);
    putMounts(json, report);
    putHosts(json, report);
    putStanding(json, report);
    json.put("decision", decision(report.decision()));
    return json;
  }

  private static void putPlace(Map<String, Object> json, ShareReport report) {
    json.put("active_interface", Interface.wireOf(report.state().active()));
    json.put("mount_state", report.mountState().wire());
    json.put("mount_path", report.share().volumePath(report.settings()));
    json.put("stable_path", report.share().stablePath(report.settings()));
    json.put("stable_path_ok", report.link() == LinkStatus.CORRECT);
  }

  private static void putHosts(Map<String, Object> json, ShareReport report) {
    json.put("tb_host", report.share().thunderboltHost());
    json.put("fallback_host", report.share().fallbackHost());
    json.put("tb_reachable", report.seen().tb().isUp());
    json.put("tb_state", word(report.seen().tb()));
    json.put("tb_detail", report.seen().tb().detail());
    json.put("tb_reachable_since", report.state().hosts().tbSince());
    json.put("tb_healthy_since", report.state().hosts().tbHealthySince());
    json.put("fb_reachable", report.seen().fallback().isUp());
    json.put("fb_state", word(report.seen().fallback()));
    json.put("fb_detail", report.seen().fallback().detail());
    json.put("tb_other_server", otherServer(report, Interface.TB));
    json.put("fb_other_server", otherServer(report, Interface.FALLBACK));
  }

  private static Optional<Map<String, Object>> otherServer(ShareReport report, Interface via) {
    return report.state().servers().stranger(via).map(ShareJson::server);
  }

  private static Map<String, Object> server(Sighting sighting) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("guid", sighting.guid().toString());
    json.put("name", sighting.guid().name());
    json.put("since", sighting.at());
    return json;
  }

  private static String word(HostHealth host) {
    return host.state().name().toLowerCase(Locale.ROOT);
  }

  /** Puts the mount at the volume path, and mounts of the share beside it. */
  private static void putMounts(Map<String, Object> json, ShareReport report) {
    ShareMounts mounts = report.seen().mounts();
    Optional<MountEntry> occupant = occupant(mounts.status());
    json.put("mount_host", occupant.flatMap(MountEntry::smb).map(MountEntry.SmbSource::host));
    json.put("mount_owner", occupant.flatMap(MountEntry::mountedBy));
    json.put("mount_account", occupant.flatMap(MountEntry::account));
    json.put("strays", mounts.strays().stream().map(stray -> stray.entry().path()).toList());
    json.put("mounted_elsewhere", mounts.elsewhere().stream().map(MountEntry::path).toList());
    json.put("mount_under_way", report.seen().stillUnderWay().map(ShareJson::underWay));
  }

  private static Optional<MountEntry> occupant(MountStatus mount) {
    if (mount instanceof MountStatus.Mounted mounted) {
      return Optional.of(mounted.entry());
    }
    return mount instanceof MountStatus.Foreign foreign
        ? Optional.of(foreign.entry())
        : Optional.empty();
  }

  private static Map<String, Object> underWay(MountUnderWay note) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("host", note.host());
    json.put("since", note.since());
    return json;
  }

  private static void putStanding(Map<String, Object> json, ShareReport report) {
    ShareState state = report.state();
    json.put("mount_alive", state.mountAlive());
    json.put("tb_recovery_pending", state.recovery().pending());
    json.put("pending_reason", state.recovery().reason());
    json.put("hold", state.hold() == Hold.NONE ? null : state.hold().wire());
    json.put("requested", state.intents().request().map(ShareJson::request));
    json.put("paused", state.intents().pause().isPresent());
    json.put("paused_until", state.intents().pause().flatMap(Pause::until));
    json.put("open_files", report.seen().openFiles().map(ShareJson::openFiles));
    json.put("mount_failures", state.attempts().mount().failures());
    json.put("next_attempt_at", state.attempts().mount().nextAt());
    json.put("since", state.since());
    json.put("last_switch_at", state.lastSwitchAt());
    json.put("last_error", state.lastError());
    json.put("last_error_at", state.error().map(LastError::at));
  }

  private static Map<String, Object> request(Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("to", request.to().wire());
    json.put("since", request.since());
    json.put("until", request.until());
    json.put("departs", request.departs());
    return json;
  }

  private static Map<String, Object> decision(Decision decision) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", decision.action());
    json.put("reason", decision.reason());
    return json;
  }

  /** Returns the present status, and what was done. */
  public static Map<String, Object> acted(ShareReport report) {
    Map<String, Object> json = status(report);
    json.put("outcome", outcome(report.outcome()));
    return json;
  }

  private static Map<String, Object> outcome(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (outcome instanceof Outcome.Unchanged) {
      json.put("result", "unchanged");
    } else if (outcome instanceof Outcome.Done done) {
      json.put("result", "done");
      json.put("held_before", done.heldBefore().map(ShareJson::openFiles));
    } else if (outcome instanceof Outcome.Busy busy) {
      json.put("result", "busy");
      json.put("open_files", openFiles(busy.files()));
    } else if (outcome instanceof Outcome.Failed failed) {
      json.put("result", "failed");
      json.put("failure", failure(failed.failure()));
      json.put("rolled_back", failed.rolledBack());
    } else {
      throw new IllegalStateException("no such outcome: " + outcome);
    }
    return json;
  }

  private static Map<String, Object> failure(Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", failure.kind().wire());
    json.put("message", failure.message());
    json.put("next_step", failure.nextStep());
    return json;
  }

  /** Returns open files; {@code count} is null if the holders are not known. */
  static Map<String, Object> openFiles(OpenFiles files) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Map<String, Object>> holders =
        files instanceof OpenFiles.Held held
            ? held.holders().stream().map(ShareJson::holder).toList()
            : List.of();
    Optional<Integer> count =
        files instanceof OpenFiles.Held held
            ? Optional.of(held.count())
            : Optional.of(0).filter(none -> files instanceof OpenFiles.None);
    json.put("count", count);
    json.put("holders", holders);
    json.put("text", files.toString());
    return json;
  }

  private static Map<String, Object> holder(Holder holder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", holder.command());
    json.put("pid", holder.pid());
    json.put("files", holder.files());
    json.put("sample", holder.sample());
    return json;
  }
}
