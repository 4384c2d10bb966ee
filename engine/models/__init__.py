"""What learns: rules, networks and the contract that all of them keep."""
