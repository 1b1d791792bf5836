package io.mountaineer.doctor;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Link;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Check of the symlinks by which people reach shares and the folders of aliases. They are never
 * followed.
 */
public final class LinksCheck implements Check {

  private final Config config;
  private final Function<Link, LinkStatus> statuses;

  /**
   * @param statuses state of a link on disk
   */
  public LinksCheck(Config config, Function<Link, LinkStatus> statuses) {
    this.config = config;
    this.statuses = statuses;
  }

  @Override
  public String area() {
    return "links";
  }

  @Override
  public List<Finding> look() {
    List<Finding> wrong = new ArrayList<>();
    for (Share share : config.shares()) {
      String repair = "type: mountaineer reconcile --share " + ShellQuote.of(share.name());
      look(share.name(), share.stableLink(config.settings()), repair).ifPresent(wrong::add);
    }
    for (Alias alias : config.aliases()) {
      String repair = "type: mountaineer alias reconcile";
      look(alias.name(), alias.link(config.settings()), repair).ifPresent(wrong::add);
    }
    int links = config.shares().size() + config.aliases().size();
    if (links == 0) {
      return List.of(Finding.ok(area(), "", "no share is configured"));
    }
    return wrong.isEmpty()
        ? List.of(
            Finding.ok(area(), "", links + (links == 1 ? " link is" : " links are") + " correct"))
        : wrong;
  }

  private Optional<Finding> look(String subject, Link link, String repair) {
    Path path = link.path();
    return switch (statuses.apply(link)) {
      case CORRECT -> Optional.empty();
      case MISSING -> Optional.of(Finding.warn(area(), subject, path + " is missing", repair));
      case OUTDATED ->
          Optional.of(
              Finding.warn(
                  area(),
                  subject,
                  path + " is a link made by mountaineer that points elsewhere",
                  repair));
      case FOREIGN ->
          Optional.of(
              Finding.fail(
                  area(),
                  subject,
                  path + " is in the way: it is not a link made by mountaineer",
                  "check it, then move it away: ls -lad " + ShellQuote.of(path)));
    };
  }
}
