using AskPro.Hosting.ApplicationModel;

namespace AskPro.Hosting.Engine;

/// <summary>Who is stopped before whom: nobody loses what it uses while it still ends.</summary>
internal static class StopOrder
{
    /// <summary>Groups to stop one after the other; those within a group do not use each other.</summary>
    public static IEnumerable<IReadOnlyList<IResource>> Groups(IEnumerable<IResource> processes)
    {
        var left = processes.ToList();
        var used = left.ToDictionary(resource => resource, resource => Used(resource, []));
        while (left.Count > 0)
        {
            var free = left.Where(resource => !left.Any(other => other != resource && used[other].Contains(resource))).ToList();
            // Resources that use each other in a circle end together.
            var group = free.Count > 0 ? free : [.. left];
            yield return group;
            left.RemoveAll(group.Contains);
        }
    }

    private static HashSet<IResource> Used(IResource resource, HashSet<IResource> found)
    {
        var direct = resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource)
            .Concat(resource.Annotations.OfType<UsesAnnotation>().Select(use => use.Resource));
        foreach (var other in direct.ToList())
        {
            if (found.Add(other))
                Used(other, found);
        }

        return found;
    }
}
