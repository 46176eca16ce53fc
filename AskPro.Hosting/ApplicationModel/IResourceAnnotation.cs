using System.Collections.ObjectModel;

namespace AskPro.Hosting.ApplicationModel;

/// <summary>Something said about a resource: an endpoint, a wait, a variable.</summary>
public interface IResourceAnnotation;

/// <summary>The annotations of one resource in the order they were made.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;
