using System.Collections.Generic;

namespace PimTools.Emulator.Http.Graph;

/// <summary>The operations of one area of the service.</summary>
internal interface IGraphEndpoints
{
    IEnumerable<GraphRoute> Routes { get; }
}
