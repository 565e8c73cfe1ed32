import './components/planner/planner';
