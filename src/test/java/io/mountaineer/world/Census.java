package io.mountaineer.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Counts which promises break in worlds of some families of events, with the first world of each: a
 * tool that examines the worlds, not a test.
 */
final class Census {

  private Census() {}

  /**
   * Takes as arguments the first seed, the number of worlds, then families in sets such as
   * NETWORK,LATE. With 0 worlds it prints the shortest story of that seed.
   */
  public static void main(String[] args) {
    for (String set : Arrays.asList(args).subList(2, args.length)) {
      List<Family> families = new ArrayList<>();
      for (String name : set.split(",")) {
        families.add(Family.valueOf(name));
      }
      if (args[1].equals("0")) {
        SimulationRun shortest =
            SimulationRun.of(Schedule.of(Long.parseLong(args[0]), families)).shortened();
        shortest.story().forEach(System.out::println);
        System.out.println(shortest.broken());
        continue;
      }
      count(Long.parseLong(args[0]), Long.parseLong(args[1]), families);
    }
  }

  private static void count(long first, long worlds, List<Family> families) {
    Map<String, List<Long>> broken =
        LongStream.range(first, first + worlds)
            .parallel()
            .boxed()
            .flatMap(
                seed ->
                    SimulationRun.of(Schedule.of(seed, families)).broken().stream()
                        .map(why -> Map.entry(promise(why), seed)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    System.out.println("== " + families + ", " + worlds + " worlds");
    broken.forEach(
        (promise, seeds) ->
            System.out.printf("%4d  %s  %s%n", seeds.size(), promise, first(seeds)));
  }

  private static String first(List<Long> seeds) {
    return seeds.stream().sorted().limit(4).toList().toString();
  }

  private static String promise(Throwable why) {
    String text = String.valueOf(why.getMessage());
    int colon = text.indexOf(": ");
    String whole = why instanceof Violation ? text : why.toString();
    return colon < 0 ? whole : whole.substring(0, Math.min(whole.length(), Math.max(colon, 40)));
  }
}
