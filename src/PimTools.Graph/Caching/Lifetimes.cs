using System;

namespace PimTools.Graph.Caching;

/// <summary>Says how long something read counts as true.</summary>
internal static class Lifetimes
{
    /// <summary>Names change rarely, and an old one does no harm.</summary>
    public static readonly TimeSpan OfNames = TimeSpan.FromMinutes(10);
}
