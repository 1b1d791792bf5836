package io.mountaineer.tray;

import io.mountaineer.app.Departed;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.UnplugCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts of the windows before the cable is pulled, and once it is back. */
final class UnplugTexts {

  private UnplugTexts() {}

  /** Returns whether Thunderbolt may be unplugged now, and what uses it otherwise. */
  static Notice of(String title, Departed departed) {
    OperationReport report = departed.report();
    UnplugCheck.Result check = departed.check();
    List<String> details = new ArrayList<>();
    List<String> moved = on(report, Interface.FALLBACK);
    if (!moved.isEmpty()) {
      details.add("On fallback: " + String.join(", ", moved));
    }
    details.addAll(SummaryTexts.causes(report));
    check.using().forEach(mount -> details.add("Thunderbolt is used by " + mount));
    check
        .unproven()
        .forEach(path -> details.add("Could not check which cable macOS uses for " + path));
    check.unknown().ifPresent(why -> details.add("Could not check what uses Thunderbolt: " + why));
    return switch (departed.safety()) {
      case SAFE -> {
        details.add(
            "The shares stay on fallback until Thunderbolt has been unplugged and is back.");
        yield Notice.information(title, "Safe to unplug Thunderbolt.", details);
      }
      case UNSAFE -> Notice.warning(title, "Not safe to unplug Thunderbolt yet.", details);
      case UNKNOWN ->
          Notice.warning(title, "It is not known whether Thunderbolt is still in use.", details);
    };
  }

  private static List<String> on(OperationReport report, Interface via) {
    return report.shares().stream()
        .filter(share -> share.seen().mount().via().equals(Optional.of(via)))
        .map(ShareReport::share)
        .map(Share::name)
        .toList();
  }

  /**
   * Returns which shares did not come back, and why.
   *
   * @param following shares that come back once they are idle
   */
  static Notice notBack(String title, OperationReport report, Set<Share> following) {
    Notice notice = SummaryTexts.failed(title, "switched", report);
    List<String> details = new ArrayList<>(notice.details());
    if (!following.isEmpty()) {
      details.add("A share in use is switched once its files are closed.");
    }
    return new Notice(notice.kind(), title, notice.headline(), details);
  }
}
