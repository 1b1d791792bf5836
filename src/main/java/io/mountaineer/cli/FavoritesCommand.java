package io.mountaineer.cli;

import picocli.CommandLine.Command;

/** {@code favorites}: the shares that are looked after. */
@Command(name = "favorites", description = "Add, remove or list the shares to look after.")
final class FavoritesCommand extends CommandGroup {}
