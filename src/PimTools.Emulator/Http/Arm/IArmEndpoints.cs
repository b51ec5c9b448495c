using System.Collections.Generic;

namespace PimTools.Emulator.Http.Arm;

/// <summary>The operations of one area of Azure Resource Manager.</summary>
internal interface IArmEndpoints
{
    IEnumerable<ArmRoute> Routes { get; }
}
