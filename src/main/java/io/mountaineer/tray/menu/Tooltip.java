package io.mountaineer.tray.menu;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One sentence on all shares, which the icon shows under the mouse. */
final class Tooltip {

  private final TrayModel model;
  private final IconState icon;

  private Tooltip(TrayModel model, IconState icon) {
    this.model = model;
    this.icon = icon;
  }

  static String of(TrayModel model, IconState icon) {
    return "mountaineer: " + new Tooltip(model, icon).sentence();
  }

  private String sentence() {
    if (model.isStarting()) {
      return "starting…";
    }
    if (!model.problems().isEmpty()) {
      return "the config file has errors.";
    }
    if (!model.monitorFault().isEmpty()) {
      return "the monitor is not working.";
    }
    return model.shares().isEmpty() ? "no shares yet." : ofShares();
  }

  private String ofShares() {
    return switch (icon) {
      case NOTHING_MOUNTED -> all() + " unmounted.";
      case WELL -> all() + " mounted over Thunderbolt.";
      case ATTENTION -> attention();
      case DOWN -> some(IconState.DOWN) + " not available.";
      case BUSY -> some(IconState.BUSY) + " busy.";
      case PAUSED -> paused();
    };
  }

  private String paused() {
    String pause =
        model
            .pause()
            .flatMap(Pause::until)
            .map(end -> "paused until " + model.time(end))
            .orElse("paused");
    List<Share> down = in(IconState.DOWN);
    return down.isEmpty() ? pause + "." : pause + ", and " + some(down) + " not available.";
  }

  private String attention() {
    List<Share> ready =
        model.shares().stream().filter(share -> is(share, ShareReport::isTbReady)).toList();
    if (!ready.isEmpty()) {
      return some(ready) + " ready to switch to Thunderbolt.";
    }
    List<Share> fallback = model.shares().stream().filter(this::isOnFallback).toList();
    if (!fallback.isEmpty()) {
      return some(fallback) + " on fallback.";
    }
    List<Share> away = in(IconState.NOTHING_MOUNTED);
    return away.isEmpty()
        ? some(IconState.ATTENTION) + " mounted, with an error."
        : some(away) + " unmounted.";
  }

  private boolean isOnFallback(Share share) {
    return is(share, report -> report.state().active().equals(Optional.of(Interface.FALLBACK)));
  }

  private boolean is(Share share, Predicate<ShareReport> condition) {
    return model.reportOf(share).filter(condition).isPresent();
  }

  private List<Share> in(IconState state) {
    return model.shares().stream().filter(share -> model.stateOf(share) == state).toList();
  }

  private String some(IconState state) {
    return some(in(state));
  }

  /** Returns the subject and its verb: the name of a single share, else a count. */
  private String some(List<Share> shares) {
    int all = model.shares().size();
    if (shares.size() == 1) {
      return shares.get(0).name() + " is";
    }
    return shares.size() == all ? all() : shares.size() + " of " + all + " shares are";
  }

  private String all() {
    int all = model.shares().size();
    if (all == 1) {
      return model.shares().get(0).name() + " is";
    }
    return all == 2 ? "both shares are" : "all " + all + " shares are";
  }
}
