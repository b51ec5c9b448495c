using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Requests;

/// <summary>Finds the names behind the ids in Graph's requests.</summary>
internal interface IRequestNames
{
    /// <summary>Tells whether nothing has to be asked for.</summary>
    bool IsComplete(JObject element);

    /// <summary>Asks for what is missing in all the elements together.</summary>
    Task CompleteAsync(IReadOnlyCollection<JObject> elements, PimCall call);

    PimRole Role(JObject element);

    PimScope Scope(JObject element);

    PimPrincipal Principal(JObject element);

    PimPrincipal? CreatedBy(JObject element);
}
