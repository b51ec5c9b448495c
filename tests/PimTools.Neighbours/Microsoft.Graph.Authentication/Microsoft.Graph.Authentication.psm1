$context = [Runtime.Loader.AssemblyLoadContext]::new('msgraph')
foreach ($file in Get-ChildItem $PSScriptRoot -Filter *.dll) {
    $assembly = $context.LoadFromAssemblyPath($file.FullName)
    if ($file.BaseName -eq 'Neighbour.Graph') {
        $use = $assembly.GetType('PimTools.Neighbours.GraphLibraryUse').GetMethod('UseAll')
    }
}

function Get-MgNeighbour { $use.Invoke($null, @()) }
