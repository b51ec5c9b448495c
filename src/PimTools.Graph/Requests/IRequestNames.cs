using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Finds the names behind the ids in Graph's requests.</summary>
internal interface IRequestNames
{
    /// <summary>Tells whether nothing has to be asked for.</summary>
    bool IsComplete(JsonRecord element);

    /// <summary>Asks for what is missing in all the elements together.</summary>
    Task CompleteAsync(IReadOnlyCollection<JsonRecord> elements, PimCall call);

    PimRole Role(JsonRecord element);

    PimScope Scope(JsonRecord element);

    PimPrincipal Principal(JsonRecord element);

    PimPrincipal? CreatedBy(JsonRecord element);
}
