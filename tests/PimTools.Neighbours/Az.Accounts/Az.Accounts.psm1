Add-Type -Path "$PSScriptRoot/Neighbour.Az.dll"

function Get-AzNeighbour { [PimTools.Neighbours.LibraryUse]::UseAll() }
