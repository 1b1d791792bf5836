package io.mountaineer.cli;

import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.Json;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellWord;
import io.mountaineer.engine.CycleReport;
import io.mountaineer.engine.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code favorites remove}: stops looking after a share. With {@code --cleanup} it is unmounted
 * first, so that one with open files stays a favorite as a whole.
 */
@Command(name = "remove", description = "Look after a share no longer.")
final class FavoritesRemoveCommand implements Callable<Integer> {

  private final Session session;

  @Completes(Completes.Subject.SHARE)
  @Option(
      names = "--share",
      paramLabel = "NAME",
      required = true,
      description = "The share of this name.")
  private String name;

  @Option(
      names = "--cleanup",
      description = "Also unmount it, unless files are open, and remove its link.")
  private boolean cleanup;

  FavoritesRemoveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.requireActing();
    Config config = session.config();
    Share share = ShareSelection.named(config, name);
    FavoriteRemoval removal = new FavoriteRemoval(session, config, share);
    removal.refuseIfImpossible();
    return cleanup ? cleanUp(config, share, removal) : leave(config, share, removal);
  }

  private int leave(Config config, Share share, FavoriteRemoval removal) {
    removal.fromConfig();
    String rest = share.name() + " is no longer a favorite; its mount and its link stay";
    tell(Optional.empty(), true, rest, config.aliasesOf(share));
    return ExitCode.DONE;
  }

  private int cleanUp(Config config, Share share, FavoriteRemoval removal) {
    CycleReport unmounted =
        new ActingCommand(session).carryOut(config, List.of(share), new Verb.UnmountShare(false));
    int code = ActingCommand.code(unmounted);
    if (code != ExitCode.DONE) {
      String rest = share.name() + " stays a favorite; nothing else was changed";
      tell(Optional.of(unmounted), false, rest, List.of());
      return code;
    }
    LinkStatus link = removal.completely();
    String path = share.stablePath(config.settings()).toString();
    String rest = share.name() + " is no longer a favorite; " + linkNote(path, link);
    tell(Optional.of(unmounted), true, rest, config.aliasesOf(share));
    return isStillOurs(link) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static String linkNote(String path, LinkStatus link) {
    if (isStillOurs(link)) {
      return path + " could not be removed; the log says why";
    }
    return link == LinkStatus.MISSING
        ? "its link is removed"
        : path + " is not our link and is left alone";
  }

  private static boolean isStillOurs(LinkStatus link) {
    return link == LinkStatus.RIGHT || link == LinkStatus.OUTDATED;
  }

  private void tell(
      Optional<CycleReport> unmounted, boolean removed, String note, List<Alias> orphans) {
    Out out = session.out();
    if (out.isJson()) {
      Map<String, Object> json = unmounted.map(ActingCommand::json).orElseGet(Json::object);
      json.put("removed", removed);
      json.put("note", note);
      json.put("aliases", orphans.stream().map(Alias::name).toList());
      out.print(json);
      return;
    }
    List<String> lines = new ArrayList<>();
    unmounted.ifPresent(report -> lines.addAll(ActingCommand.lines(report, out.paint())));
    lines.addAll(Columns.wrap(note, 0));
    if (!orphans.isEmpty()) {
      lines.add("Aliases that lead into it stay. To remove them, type:");
    }
    orphans.forEach(
        alias -> lines.add("    mountaineer alias remove --name " + ShellWord.of(alias.name())));
    out.print(lines);
  }
}
