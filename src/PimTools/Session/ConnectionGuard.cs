using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using PimTools.Input;

namespace PimTools.Session;

/// <summary>
/// Remembers which tenant an object is of. The ids of built-in roles and of the directory are the same in every tenant, so that an
/// object of one could act on another without a word.
/// </summary>
internal static class ConnectionGuard
{
    private static readonly ConditionalWeakTable<object, string> Tenants = new();

    /// <summary>Remembers where an object that is put out comes from.</summary>
    public static void Note(object output, PimContext context)
    {
        // The directory is one object for all.
        if (!ReferenceEquals(output, PimScope.Directory))
        {
            Tenants.GetValue(output, _ => context.TenantId);
        }
    }

    /// <summary>Refuses an object of another tenant.</summary>
    /// <param name="bound">What was given to a command.</param>
    /// <param name="client">The client that it goes to; asked for only where an object was given.</param>
    /// <exception cref="PimException">One is of another tenant (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Check(IReadOnlyDictionary<string, object?> bound, Func<IPimClient> client)
    {
        foreach (var source in bound.Values.SelectMany(GivenIdentities.In).Select(identity => identity.Source))
        {
            if (source is not null && Tenants.TryGetValue(source, out var tenant) && client().Context is var context
                && !string.Equals(tenant, context.TenantId, StringComparison.OrdinalIgnoreCase))
            {
                throw new PimException(PimErrorCode.InvalidParameter, $"'{source}' belongs to the tenant {tenant}, but {context.Name} is connected to {context.TenantId}.")
                {
                    Remedy = "Give -Context the connection that it was read with, or give its name as text to mean the object of that name in this tenant.",
                    TargetObject = source,
                };
            }
        }
    }
}
